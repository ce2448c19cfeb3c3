using ServiceDesk.Access;
using ServiceDesk.Conditions;
using ServiceDesk.Database;
using ServiceDesk.Operations;
using ServiceDesk.People;
using ServiceDesk.Tickets;

namespace ServiceDesk.Dispatch;

/// <summary>
/// Places a new ticket (C2–C4, T4): the rules in force have their say, whoever they give it to is found, and the ticket keeps the
/// story of it.
/// </summary>
public sealed class Dispatcher(DeskDb db, RuleBooks books, ChangeTicket change, CarryOut carryOut, HandOut handOut)
{
    /// <summary>Works on a new ticket that the caller saves.</summary>
    /// <param name="ticket">As the request came in.</param>
    /// <param name="facts">The request.</param>
    /// <param name="isPlaced">Somebody chose its place: the default rule has nothing to say.</param>
    /// <param name="at">Now.</param>
    /// <param name="catalog">The tenant's guides.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task PlaceAsync(Ticket ticket, RequestFacts facts, bool isPlaced, DateTime at, Catalog catalog, CancellationToken cancellation)
    {
        var arrival = ArrivalOf(ticket, facts);
        var act = Act.OfDesk(db.TenantId, Door.Job, at);
        var chosen = ticket.AssigneeId;
        RuleBook? book = await books.GetAsync(db, cancellation);
        var decision = book?.Decide(facts, catalog, isPlaced);
        if (decision is not null)
            await ApplyAsync(act with { Why = WhyOf(decision) }, ticket, decision.Plan, chosen, catalog, cancellation);
        var handOver = await HandOverAsync(act, ticket, catalog, cancellation);
        if (decision is null || (decision.Rules.Count == 0 && handOver is null))
            return;
        await carryOut.TellAsync(act, ticket, decision.Plan, catalog, cancellation);
        var story = new DispatchStory { Set = book!.Number, Arrival = arrival, Rules = decision.Rules, HandOver = handOver };
        db.Add(new DispatchTrace { TenantId = db.TenantId, Ticket = ticket, At = at, Story = DispatchTrace.Write(story) });
    }

    // Whom a member of staff chose keeps it.
    private async Task ApplyAsync(Act act, Ticket ticket, OperationPlan plan, long? chosen, Catalog catalog, CancellationToken cancellation)
    {
        if (chosen is not null)
            plan.Changes = plan.Changes with { AssigneeId = null };
        if (plan.Changes is { QueueId: { } queue, GroupId: null, AssigneeId: null } && catalog.Queue(queue)?.GroupId is { } group)
            plan.Changes = plan.Changes with { GroupId = group };
        await carryOut.PrepareAsync(act, ticket, plan, catalog, cancellation);
    }

    private async Task<HandOver?> HandOverAsync(Act act, Ticket ticket, Catalog catalog, CancellationToken cancellation)
    {
        if (ticket.AssigneeId is not null || catalog.Group(ticket.GroupId) is not { Distribution: not Distribution.Nobody } group)
            return null;
        var skills = catalog.SkillsFor(ticket.TypeId, ticket.ProductId);
        var (person, hasSkills) = await handOut.FindAsync(group, group.Distribution, skills, catalog, act.At, cancellation);
        if (person is not null)
            await change.PrepareAsync(act with { Why = group.Name }, ticket, new() { AssigneeId = person.Id }, catalog, cancellation);
        return new(group.Name, group.Distribution, person?.Name)
        {
            Skills = skills.Count == 0 || group.Distribution == Distribution.MainPerson ? null : string.Join(", ", skills.Select(x => x.Name)),
            WithoutSkills = !hasSkills,
        };
    }

    private static string? WhyOf(Decision decision) =>
        string.Join(", ", decision.Rules.Where(x => x.Held && x.Steps.Count > 0).Select(x => x.Name)) is { Length: > 0 } names ? names : null;

    private static Arrival ArrivalOf(Ticket ticket, RequestFacts facts) => new()
    {
        Queue = ticket.QueueId, Priority = ticket.PriorityId, Category = ticket.CategoryId, Type = ticket.TypeId, Product = ticket.ProductId, Group = ticket.GroupId, Assignee = ticket.AssigneeId,
        Recipients = facts.Recipients,
    };
}
