using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;

namespace ServiceDesk.CustomFields;

/// <summary>One of the values of a field that is chosen from a list.</summary>
/// <param name="Id">Within its field; never used again for another one.</param>
/// <param name="Name">In the tenant's own language.</param>
/// <param name="Names">In other languages by their two letters; null: none was written.</param>
/// <param name="IsOut">It cannot be chosen any more; tickets that have it keep it.</param>
public sealed record FieldChoice(
    long Id, string Name, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyDictionary<string, string>? Names = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool IsOut = false)
{
    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    public string NameIn(CultureInfo culture)
    {
        ArgumentNullException.ThrowIfNull(culture);
        return Names?.GetValueOrDefault(culture.TwoLetterISOLanguageName) ?? Name;
    }

    internal static IReadOnlyList<FieldChoice> Read(string? text) => text is null ? [] : JsonSerializer.Deserialize<List<FieldChoice>>(text, Format) ?? [];

    internal static string? Write(IReadOnlyList<FieldChoice> choices) => choices.Count == 0 ? null : JsonSerializer.Serialize(choices, Format);
}
