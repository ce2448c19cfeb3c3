using System.Text.Json;
using System.Text.Json.Serialization;
using ServiceDesk.Conditions;
using ServiceDesk.Database;
using ServiceDesk.Operations;

namespace ServiceDesk.ServiceLevels;

/// <summary>What times the desk promises for tickets of a kind. The first one in order whose conditions hold counts.</summary>
public sealed class ServiceLevel : ITenantRow
{
    public const int NameLength = 120;
    public const int DefinitionLength = 20_000;
    public const int ProblemLength = 1000;

    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter() },
    };

    public long Id { get; private set; }
    public required int TenantId { get; init; }
    public required string Name { get; set; }
    public required int Order { get; set; }

    /// <summary>One that is off is chosen for no ticket any more; where it was chosen, it goes on.</summary>
    public bool IsOn { get; set; } = true;

    /// <summary>Null: the tenant's default.</summary>
    public long? CalendarId { get; set; }

    /// <summary>Conditions, targets and operations, as JSON.</summary>
    public string Definition { get; private set; } = "{}";

    /// <summary>What last could not be done, for whoever wrote the level.</summary>
    public string? Problem { get; private set; }
    public DateTime? ProblemAt { get; private set; }

    public ServiceLevelDefinition Read() => JsonSerializer.Deserialize<ServiceLevelDefinition>(Definition, Format) ?? new();

    /// <exception cref="ConditionException">It is too long.</exception>
    public void Define(ServiceLevelDefinition definition)
    {
        var text = JsonSerializer.Serialize(definition, Format);
        if (text.Length > DefinitionLength)
            throw new ConditionException("The service level is too long: make two of it.");
        (Definition, Problem, ProblemAt) = (text, null, null);
    }

    internal void Report(string problem, DateTime at) => (Problem, ProblemAt) = (problem.Length <= ProblemLength ? problem : problem[..ProblemLength], at);
}

/// <summary>When a service level counts, what it promises, and what happens when it is not kept.</summary>
public sealed record ServiceLevelDefinition
{
    /// <summary>All conditions have to hold; else one is enough. Without conditions it counts for every ticket.</summary>
    public bool All { get; init; } = true;
    public IReadOnlyList<Condition> Conditions { get; init; } = [];

    /// <summary>Null: nothing is promised.</summary>
    public TargetTerms? FirstResponse { get; init; }
    public TargetTerms? NextResponse { get; init; }
    public TargetTerms? Resolution { get; init; }

    /// <summary>What is done when a target is nearly due.</summary>
    public IReadOnlyList<OperationStep> Warning { get; init; } = [];

    /// <summary>What is done when a target was missed.</summary>
    public IReadOnlyList<OperationStep> Breach { get; init; } = [];

    public TargetTerms? Terms(ServiceTarget target) => target switch
    {
        ServiceTarget.FirstResponse => FirstResponse,
        ServiceTarget.NextResponse => NextResponse,
        _ => Resolution,
    };
}
