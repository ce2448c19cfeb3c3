using System.Text.Json;
using System.Text.Json.Serialization;

namespace ServiceDesk.Conditions;

/// <summary>Conditions as they are kept with what they are for: JSON.</summary>
/// <param name="All">All have to hold; else one is enough.</param>
public sealed record ConditionList(bool All, IReadOnlyList<Condition> Conditions)
{
    public static readonly ConditionList None = new(true, []);

    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter() },
    };

    /// <returns>Null without conditions.</returns>
    public string? Write() => Conditions.Count == 0 ? null : JsonSerializer.Serialize(this, Format);

    public static ConditionList Read(string? text) => text is null ? None : JsonSerializer.Deserialize<ConditionList>(text, Format) ?? None;
}
