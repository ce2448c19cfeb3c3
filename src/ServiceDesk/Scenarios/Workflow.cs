using Microsoft.EntityFrameworkCore;
using ServiceDesk.Access;
using ServiceDesk.Conditions;
using ServiceDesk.Database;
using ServiceDesk.Guides;
using ServiceDesk.Operations;
using ServiceDesk.Tickets;

namespace ServiceDesk.Scenarios;

/// <summary>A status that may follow the present one, or why it may not.</summary>
/// <param name="IsOpen">Whether it may follow now.</param>
/// <param name="Conditions">Under which conditions, and whether each holds.</param>
public sealed record NextStatus(Status Status, bool IsOpen, IReadOnlyList<(Condition Condition, bool Holds)> Conditions);

/// <summary>What a ticket's scenario says about its statuses. A ticket without a scenario may go from any status to any.</summary>
public sealed class Workflow(DeskDb db, ScenarioBooks books, TicketFacts facts)
{
    public ValueTask<ScenarioRules?> RulesOfAsync(Ticket ticket, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(ticket);
        return books.GetAsync(db, ticket.ScenarioVersionId, cancellation);
    }

    /// <summary>Gives a new ticket its scenario, if it has none yet, and the status that it begins with.</summary>
    public async Task BeginAsync(Act act, Ticket ticket, Catalog catalog, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(act);
        ArgumentNullException.ThrowIfNull(catalog);
        var rules = await RulesOfAsync(ticket, cancellation) ?? await books.ChooseAsync(db, ticket, cancellation);
        if (rules is null)
            return;
        var desk = Act.OfDesk(act.TenantId, Door.Job, act.At, rules.Scenario.Name);
        ticket.Follow(desk, rules.VersionId, rules.Scenario.Name, null);
        // What a rule has set stands, if the scenario knows it.
        if ((ticket.StatusId == catalog.InitialStatus.Id || !rules.Has(ticket.StatusId)) && catalog.Status(rules.Definition.InitialStatusId) is { } initial)
            ticket.SetStatus(desk, initial, catalog.StatusName(ticket.StatusId));
    }

    /// <summary>Puts a ticket under another scenario, or under the newest version of its own.</summary>
    /// <returns>The status that it has to go to, since the scenario does not know the present one; null: it stays.</returns>
    /// <exception cref="TicketRuleException">There is no such scenario in force.</exception>
    public async Task<Status?> MoveAsync(Act act, Ticket ticket, long scenarioId, Catalog catalog, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(ticket);
        ArgumentNullException.ThrowIfNull(catalog);
        var rules = (await books.InForceAsync(db, cancellation)).FirstOrDefault(x => x.Scenario.Id == scenarioId)
            ?? throw new TicketRuleException("There is no such scenario in force here.");
        var former = await RulesOfAsync(ticket, cancellation);
        ticket.Follow(act, rules.VersionId, rules.Scenario.Name, former?.Scenario.Name);
        if (ticket.Id == 0 || rules.Has(ticket.StatusId))
            return null;
        return catalog.Statuses.FirstOrDefault(x => x.Phase == ticket.Phase && rules.Has(x.Id)) ?? catalog.Status(rules.Definition.InitialStatusId);
    }

    /// <summary>Tells whether a status may follow the present one.</summary>
    /// <param name="ticket">With what else the act changes.</param>
    /// <param name="to">The status that was asked for.</param>
    /// <param name="answers">The act answers the requester.</param>
    /// <param name="catalog">The tenant's guides.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="TicketRuleException">It may not: why.</exception>
    public async Task CheckAsync(Ticket ticket, Status to, bool answers, Catalog catalog, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(to);
        ArgumentNullException.ThrowIfNull(catalog);
        if (ticket.StatusId == to.Id || await RulesOfAsync(ticket, cancellation) is not { } rules)
            return;
        if (rules.Transition(ticket.StatusId, to.Id) is not { } transition)
            throw new TicketRuleException("“{0}” does not lead from “{1}” to “{2}”.", rules.Scenario.Name, catalog.StatusName(ticket.StatusId), to.Name);
        if (transition.Tests.Count > 0 && !transition.Holds(await facts.ReadAsync(ticket, answers, cancellation)))
            throw new TicketRuleException("“{0}” leads from “{1}” to “{2}” under conditions that do not hold: see the ticket’s scenario.",
                rules.Scenario.Name, catalog.StatusName(ticket.StatusId), to.Name);
    }

    /// <summary>
    /// The status of a phase that the desk moves to by itself; null where the scenario does not lead there now. An ended ticket that
    /// its requester brings back begins anew where the scenario knows no way back: nobody's word may lie unread.
    /// </summary>
    public async Task<Status?> StatusForAsync(Ticket ticket, Phase phase, bool answers, Catalog catalog, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        if (await RulesOfAsync(ticket, cancellation) is not { } rules)
            return catalog.StatusFor(phase);
        var seen = rules.DependsOnFacts(ticket.StatusId) ? await facts.ReadAsync(ticket, answers, cancellation) : null;
        var open = Next(rules, ticket.StatusId, seen, catalog).Where(x => x.IsOpen && x.Status.Phase == phase).Select(x => x.Status).ToList();
        return open.Find(x => x.IsDefault) ?? open.FirstOrDefault()
            ?? (!ticket.IsActive && phase.IsActive() ? catalog.Status(rules.Definition.InitialStatusId) : null);
    }

    /// <summary>What a ticket that somebody looks at can go to from here, and what keeps it from the rest.</summary>
    public async Task<IReadOnlyList<NextStatus>> NextAsync(Act act, int number, ScenarioRules rules, Catalog catalog, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(rules);
        ArgumentNullException.ThrowIfNull(catalog);
        var ticket = await act.VisibleTickets(db).AsNoTracking().Include(x => x.Requester).SingleAsync(x => x.Number == number, cancellation);
        var seen = rules.DependsOnFacts(ticket.StatusId) ? await facts.ReadAsync(ticket, answers: false, cancellation) : null;
        return Next(rules, ticket.StatusId, seen, catalog);
    }

    /// <summary>What may follow a status, in the order of the guide.</summary>
    /// <param name="seen">Null where no condition looks at anything.</param>
    private static IReadOnlyList<NextStatus> Next(ScenarioRules rules, long from, RequestFacts? seen, Catalog catalog) =>
    [
        .. catalog.Statuses.Select(x => (Status: x, Set: rules.Transition(from, x.Id))).Where(x => x.Set is not null).Select(x => new NextStatus(
            x.Status, x.Set!.Tests.Count == 0 || x.Set.Holds(seen!), [.. x.Set.Tests.Select(test => (test.Condition, test.Test.Holds(seen!)))])),
    ];

    /// <summary>What the scenario wants done on the way from one status into another.</summary>
    /// <returns>Null where it says nothing.</returns>
    internal static OperationPlan? PlanOf(ScenarioRules rules, long? left, long entered, OperationCatalog operations, Catalog catalog, ICollection<string> problems)
    {
        IReadOnlyList<OperationStep> steps =
        [
            .. left is { } former ? rules.Definition.State(former)?.OnLeave ?? [] : [],
            .. rules.Definition.State(entered)?.OnEnter ?? [],
        ];
        if (steps.Count == 0)
            return null;
        var plan = new OperationPlan();
        foreach (var step in steps)
            try
            {
                operations.Get(step.Operation).AddTo(plan, step, catalog);
            }
            catch (ConditionException e)
            {
                problems.Add(e.Message);
            }
        return plan;
    }
}
