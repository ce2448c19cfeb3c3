using System.Text.Json;
using System.Text.Json.Serialization;
using ServiceDesk.Conditions;
using ServiceDesk.Database;

namespace ServiceDesk.Scenarios;

/// <summary>A scenario as it was at one time. A ticket keeps the version that it began with until it is moved.</summary>
/// <remarks>
/// <code>
///   draft ──published──► in force ──the next one is published──► former
///     └──discarded──► (deleted)
/// </code>
/// A scenario has at most one draft and one version in force; what was published never changes.
/// </remarks>
public sealed class ScenarioVersion : ITenantRow
{
    public const int DefinitionLength = 100_000;
    public const int ProblemLength = 1000;

    public long Id { get; private set; }
    public required int TenantId { get; init; }
    public long ScenarioId { get; private set; }
    public Scenario? Scenario { get; init; }

    /// <summary>Counts up within the scenario.</summary>
    public required int Number { get; init; }
    public required DateTime CreatedAt { get; init; }
    public long? PublishedById { get; private set; }
    public DateTime? PublishedAt { get; private set; }
    public DateTime? RetiredAt { get; private set; }

    /// <summary>A <see cref="ScenarioDefinition"/>, as JSON.</summary>
    public string Definition { get; private set; } = "{}";

    /// <summary>What last could not be done, for whoever drew the scenario.</summary>
    public string? Problem { get; private set; }
    public DateTime? ProblemAt { get; private set; }

    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
        Converters = { new JsonStringEnumConverter() },
    };

    public bool IsDraft => PublishedAt is null;
    public bool IsInForce => PublishedAt is not null && RetiredAt is null;

    public ScenarioDefinition Read() => JsonSerializer.Deserialize<ScenarioDefinition>(Definition, Format) ?? new();

    /// <exception cref="ConditionException">It is too long.</exception>
    internal void Define(ScenarioDefinition definition)
    {
        var text = JsonSerializer.Serialize(definition, Format);
        if (text.Length > DefinitionLength)
            throw new ConditionException("The scenario is too long: make two of it.");
        Definition = text;
    }

    internal void Publish(long? personId, DateTime at) => (PublishedById, PublishedAt) = (personId, at);

    internal void Retire(DateTime at) => RetiredAt = at;

    internal void Report(string problem, DateTime at) => (Problem, ProblemAt) = (problem.Length <= ProblemLength ? problem : problem[..ProblemLength], at);
}
