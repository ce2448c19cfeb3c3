using Microsoft.EntityFrameworkCore;
using ServiceDesk.Access;
using ServiceDesk.Conditions;
using ServiceDesk.Database;
using ServiceDesk.Dispatch;
using ServiceDesk.Operations;
using ServiceDesk.Tickets;

namespace ServiceDesk.Timers;

/// <summary>Adds, changes and deletes what happens by itself. Timers that run keep what they were started with.</summary>
public sealed class ChangeStatusTimer(DeskDb db, CatalogCache catalogs, RuleCheck check, OperationCatalog operations)
{
    private const int LongestAmount = 10_000;

    /// <param name="act">Who.</param>
    /// <param name="timerId">Null: a new one.</param>
    /// <param name="input">What it is to be.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>Null when there is no such timer.</returns>
    public async Task<StatusTimerOutcome?> RunAsync(Act act, long? timerId, StatusTimerInput input, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(act);
        ArgumentNullException.ThrowIfNull(input);
        var catalog = await catalogs.GetAsync(db, cancellation);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        await SettingsLock.TakeAsync(db, cancellation);
        var timer = timerId is { } id ? await db.StatusTimers.SingleOrDefaultAsync(x => x.Id == id, cancellation) : null;
        if (timer is null && timerId is not null)
            return null;
        var name = input.Name.Trim();
        if (await db.StatusTimers.AnyAsync(x => x.Name == name && x.Id != timerId, cancellation))
            return new("Another timer has this name.");
        if (Problem(input, catalog) is { } problem)
            return problem;
        if (timer is null)
            db.Add(timer = new StatusTimer { TenantId = act.TenantId, Name = name, StatusId = input.StatusId, Amount = 0, Unit = input.Delay.Unit, Steps = "" });
        (timer.Name, timer.StatusId, timer.Amount, timer.Unit) = (name, input.StatusId, input.Delay.Amount, input.Delay.Unit);
        (timer.CalendarId, timer.When, timer.Steps, timer.IsOn) = (input.CalendarId, input.When.Write(), OperationSteps.Write(input.Steps), input.IsOn);
        timer.Mended();
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        catalogs.Forget(act.TenantId);
        return new((string?)null);
    }

    private StatusTimerOutcome? Problem(StatusTimerInput input, Catalog catalog)
    {
        if (input.Delay.Amount is < 1 or > LongestAmount)
            return new("A timer takes from 1 to {0} of its unit.", LongestAmount.ToString(System.Globalization.CultureInfo.InvariantCulture));
        if (catalog.Statuses.All(x => x.Id != input.StatusId))
            return new("Choose the status in which the timer runs.");
        if (input.CalendarId is { } calendar && catalog.Calendars.All(x => x.Id != calendar || x.ArchivedAt is not null))
            return new("Choose a calendar of this desk.");
        RuleProblem[] wrong = [.. check.ConditionProblems(input.When.All, input.When.Conditions, catalog), .. check.ArrivalProblems(input.When.Conditions)];
        if (wrong is [var first, ..])
            return new(first.Pattern, [.. first.Words]);
        if (input.When.Write()?.Length > StatusTimer.ConditionsLength)
            return new("The timer looks at too much: make two of it.");
        if (input.Steps.Count == 0)
            return new("The timer does nothing: add what it shall do.");
        try
        {
            foreach (var step in input.Steps)
                operations.Get(step.Operation).Check(step, catalog);
        }
        catch (ConditionException e)
        {
            return new(e.Pattern, [.. e.Words]);
        }
        return OperationSteps.Write(input.Steps).Length > StatusTimer.StepsLength ? new("The timer does too much: make two of it.") : null;
    }
}
