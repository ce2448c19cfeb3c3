using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ServiceDesk.Access;
using ServiceDesk.Conditions;
using ServiceDesk.Database;
using ServiceDesk.Notifications;
using ServiceDesk.Operations;
using ServiceDesk.Scenarios;
using ServiceDesk.ServiceLevels;
using ServiceDesk.Tickets;

namespace ServiceDesk.Timers;

/// <summary>
/// Does what timers are due for. The ticket's changes, the timers' end and that of the due rows are one transaction: exactly once.
/// </summary>
public sealed class FireTimers(
    DeskDb db, DueWorkQueue due, CatalogCache catalogs, ConditionCatalog conditions, OperationCatalog operations, CarryOut carryOut, StatusClock statusClock, ServiceClocks serviceClocks, FollowAct followAct,
    EventRecipients recipients, TicketFacts facts, UtcClock clock)
{
    /// <summary>Timers of one ticket within <see cref="Window"/>; beyond, they set each other off.</summary>
    public const int MostOfATicket = 25;
    public static readonly TimeSpan Window = TimeSpan.FromDays(1);

    /// <param name="timerIds">Timers of this tenant; those that are cancelled are passed over.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>False when another worker has taken one of them: then nothing was done.</returns>
    public async Task<bool> RunAsync(IReadOnlyList<Guid> timerIds, CancellationToken cancellation)
    {
        var at = clock.UtcNow;
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var timers = await db.Timers.Include(x => x.Ticket.Requester).Where(x => timerIds.Contains(x.Id)).OrderBy(x => x.DueAt).ThenBy(x => x.Id).ToListAsync(cancellation);
        if (await due.DoneAsync(timerIds, cancellation) < timerIds.Count)
            return false;
        long[] tickets = [.. timers.Select(x => x.TicketId).Distinct()];
        var fired = await FiredAsync(tickets, at - Window, cancellation);
        await statusClock.LoadAsync(tickets, cancellation);
        await recipients.LoadAsync(tickets, cancellation);
        var catalog = await catalogs.GetAsync(db, cancellation);
        var hasLevels = catalog.ServiceLevels.Count > 0 || timers.Exists(x => x.ClockId is not null);
        if (hasLevels)
            await serviceClocks.LoadAsync(tickets, cancellation);
        if (hasLevels || timers.Exists(x => x.When is not null))
            await facts.LoadAsync(tickets, cancellation);
        foreach (var timer in timers.Where(x => x.IsRunning))
        {
            var count = fired[timer.TicketId] = fired.GetValueOrDefault(timer.TicketId) + 1;
            if (!await IsStillMeantAsync(timer, at, catalog, cancellation))
                timer.Cancel(at);
            else if (count > MostOfATicket)
                await StopAsync(timer, at, catalog, cancellation);
            else
                await FireAsync(timer, at, catalog, cancellation);
        }
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return true;
    }

    private async Task<bool> IsStillMeantAsync(TicketTimer timer, DateTime at, Catalog catalog, CancellationToken cancellation) => timer.ClockId is null
        ? timer.IsOfTemplate || (timer.Ticket.StatusId == timer.StatusId && await HoldsAsync(timer, cancellation))
        : await serviceClocks.NoteAsync(Act.OfDesk(db.TenantId, Door.Job, at, timer.Why), timer, catalog, cancellation);

    private async Task<bool> HoldsAsync(TicketTimer timer, CancellationToken cancellation)
    {
        var when = ConditionList.Read(timer.When);
        return when.Conditions.Count == 0 || new ConditionSet(when.All, when.Conditions, conditions).Holds(await facts.ReadAsync(timer.Ticket, answers: false, cancellation));
    }

    private async Task FireAsync(TicketTimer timer, DateTime at, Catalog catalog, CancellationToken cancellation)
    {
        var plan = new OperationPlan();
        string? problem = null;
        foreach (var step in OperationSteps.Read(timer.Steps))
            try
            {
                operations.Get(step.Operation).AddTo(plan, step, catalog);
            }
            catch (ConditionException e)
            {
                problem = e.Message;
            }
        // Before the ticket leaves the status, which cancels what runs in it.
        timer.Fire(at, problem);
        var act = Act.OfDesk(db.TenantId, Door.Job, at, timer.Why.Length > 0 ? timer.Why : null);
        Tell(act, timer, problem);
        try
        {
            await carryOut.PrepareAsync(act, timer.Ticket, plan, catalog, cancellation);
        }
        catch (TicketRuleException e)
        {
            // The scenario does not lead there: the rest is done, and whoever wrote the timer is told.
            timer.Fire(at, problem = e.Message);
            Tell(act, timer, problem);
            await serviceClocks.FollowAsync(act, timer.Ticket, catalog, cancellation);
        }
        await carryOut.TellAsync(act, timer.Ticket, plan, catalog, cancellation);
        if (problem is not null)
            await ReportAsync(timer, problem, at, cancellation);
        await followAct.RunAsync(act, timer.Ticket, catalog, cancellation);
    }

    private static void Tell(Act act, TicketTimer timer, string? problem)
    {
        if (timer.IsReview && problem is null)
            timer.Ticket.ReportReview(act, timer.Why);
        else if (timer.Target is { } target)
            timer.Ticket.ReportTarget(act, timer.Alarm == ClockAlarm.Warning ? Fact.TargetWarned : Fact.TargetMissed, target.Label(), problem);
        else
            timer.Ticket.ReportTimer(act, timer.Why, problem);
    }

    private async Task StopAsync(TicketTimer timer, DateTime at, Catalog catalog, CancellationToken cancellation)
    {
        var problem = string.Create(CultureInfo.InvariantCulture, $"Stopped at ticket #{timer.Ticket.Number}: {MostOfATicket} timers fired for it within a day. Timers that set each other off never end.");
        timer.Cancel(at, problem);
        var act = Act.OfDesk(db.TenantId, Door.Job, at, timer.Why);
        Tell(act, timer, problem);
        await ReportAsync(timer, problem, at, cancellation);
        await serviceClocks.FollowAsync(act, timer.Ticket, catalog, cancellation);
    }

    // On the page of whoever wrote the timer; another one may stand there by then.
    private async Task ReportAsync(TicketTimer timer, string problem, DateTime at, CancellationToken cancellation)
    {
        if (timer.StatusTimerId is { } settings)
            (await db.StatusTimers.SingleOrDefaultAsync(x => x.Id == settings, cancellation))?.Report(problem, at);
        if (timer.ScenarioVersionId is { } version)
            (await db.ScenarioVersions.SingleOrDefaultAsync(x => x.Id == version, cancellation))?.Report(problem, at);
        if (timer.ClockId is not null && timer.Ticket.ServiceLevelId is { } level)
            (await db.ServiceLevels.SingleOrDefaultAsync(x => x.Id == level, cancellation))?.Report(problem, at);
    }

    private Task<Dictionary<long, int>> FiredAsync(IReadOnlyList<long> ticketIds, DateTime since, CancellationToken cancellation) =>
        db.Timers.Where(x => ticketIds.Contains(x.TicketId) && x.FiredAt >= since).GroupBy(x => x.TicketId)
            .Select(x => new { x.Key, Count = x.Count() }).ToDictionaryAsync(x => x.Key, x => x.Count, cancellation);
}
