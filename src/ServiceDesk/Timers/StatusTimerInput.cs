using ServiceDesk.Calendars;
using ServiceDesk.Conditions;
using ServiceDesk.Operations;

namespace ServiceDesk.Timers;

/// <summary>What a status timer is to be.</summary>
/// <param name="CalendarId">Null: the default one.</param>
/// <param name="When">What has to hold when the time is up.</param>
public sealed record StatusTimerInput(string Name, long StatusId, Delay Delay, long? CalendarId, ConditionList When, IReadOnlyList<OperationStep> Steps, bool IsOn);

/// <summary>What came of a change to a status timer.</summary>
/// <param name="Problem">Why it was refused: a pattern and its words; null: it is saved.</param>
public sealed record StatusTimerOutcome(string? Problem, params string[] Words);
