using ServiceDesk.Calendars;
using ServiceDesk.Database;

namespace ServiceDesk.Timers;

/// <summary>What happens by itself to a ticket that stays in a status (C8, I4): after how much working time, and what.</summary>
public sealed class StatusTimer : ITenantRow
{
    public const int NameLength = 120;
    public const int StepsLength = 8000;
    public const int ConditionsLength = 8000;
    public const int ProblemLength = 1000;

    public long Id { get; private set; }
    public required int TenantId { get; init; }

    /// <summary>Stands on the ticket and in its history as the reason.</summary>
    public required string Name { get; set; }
    public required long StatusId { get; set; }
    public required int Amount { get; set; }
    public required DelayUnit Unit { get; set; }

    /// <summary>Null: the tenant's default.</summary>
    public long? CalendarId { get; set; }

    /// <summary>A <see cref="Conditions.ConditionList"/> that has to hold when the time is up; null: it is done for every ticket.</summary>
    public string? When { get; set; }

    /// <summary>Operations, as JSON.</summary>
    public required string Steps { get; set; }
    public bool IsOn { get; set; } = true;

    /// <summary>What last could not be done, for whoever wrote the timer.</summary>
    public string? Problem { get; private set; }
    public DateTime? ProblemAt { get; private set; }

    public Delay Delay => new(Amount, Unit);

    internal void Report(string problem, DateTime at) => (Problem, ProblemAt) = (problem.Length <= ProblemLength ? problem : problem[..ProblemLength], at);

    internal void Mended() => (Problem, ProblemAt) = (null, null);
}
