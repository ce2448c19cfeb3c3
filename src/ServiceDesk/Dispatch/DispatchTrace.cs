using System.Text.Json;
using System.Text.Json.Serialization;
using ServiceDesk.Database;
using ServiceDesk.Tickets;

namespace ServiceDesk.Dispatch;

/// <summary>Why a ticket is where it is: what the dispatcher saw and did when the request came in. Never changed.</summary>
public sealed class DispatchTrace : ITenantRow
{
    public const int StoryLength = 20_000;

    public long Id { get; private set; }
    public required int TenantId { get; init; }
    public long TicketId { get; private set; }
    public required Ticket Ticket { get; init; }
    public required DateTime At { get; init; }

    /// <summary>The story, as JSON.</summary>
    public required string Story { get; init; }

    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
        Converters = { new JsonStringEnumConverter() },
    };

    public static string Write(DispatchStory story)
    {
        var text = JsonSerializer.Serialize(story, Format);
        // Near misses are what can be done without.
        return text.Length <= StoryLength ? text : JsonSerializer.Serialize(story with { Rules = [.. story.Rules.Where(x => x.Held).Take(20)] }, Format);
    }

    public static DispatchStory Read(string story) => JsonSerializer.Deserialize<DispatchStory>(story, Format) ?? new();
}

/// <summary>What the dispatcher saw and did.</summary>
public sealed record DispatchStory
{
    /// <summary>The number of the rule set.</summary>
    public int Set { get; init; }
    public Arrival Arrival { get; init; } = new();
    public IReadOnlyList<RuleStory> Rules { get; init; } = [];

    /// <summary>Who was found in the group, and how; null where nobody was looked for.</summary>
    public HandOver? HandOver { get; init; }
}

/// <summary>Where a request stood before the rules had their say; rules are tried anew from there.</summary>
public sealed record Arrival
{
    public long Queue { get; init; }
    public long Priority { get; init; }
    public long? Category { get; init; }
    public long? Type { get; init; }
    public long? Product { get; init; }
    public long? Group { get; init; }
    public long? Assignee { get; init; }
    public IReadOnlyList<string> Recipients { get; init; } = [];
}

/// <summary>What one rule saw and did.</summary>
/// <param name="Held">Else it nearly did: one condition was missing.</param>
public sealed record RuleStory(Guid Key, string Name, bool Held, IReadOnlyList<ConditionStory> Conditions)
{
    public bool IsDefault { get; init; }
    public bool Stopped { get; init; }
    public IReadOnlyList<StepStory> Steps { get; init; } = [];
}

/// <param name="Seen">What the field held, shortened.</param>
public sealed record ConditionStory(string Field, string? Parameter, Conditions.Comparison Comparison, string Expected, string Seen, bool Held);

/// <param name="Problem">Why the step was left out; null: it was done.</param>
public sealed record StepStory(string Operation, string What, string? Problem = null);

/// <param name="How">The group's way.</param>
/// <param name="Person">Null: nobody could take it.</param>
public sealed record HandOver(string Group, People.Distribution How, string? Person)
{
    /// <summary>The names of the skills that the ticket needs; null: it needs none.</summary>
    public string? Skills { get; init; }

    /// <summary>Nobody who has them could take it, so that it went to one of all members.</summary>
    public bool WithoutSkills { get; init; }
}
