using Microsoft.EntityFrameworkCore;
using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.Dispatch;
using ServiceDesk.Guides;
using ServiceDesk.People;
using ServiceDesk.Tickets;

namespace ServiceDesk.Operations;

/// <summary>Does to a ticket what a plan says.</summary>
public sealed class CarryOut(DeskDb db, ChangeTicket change, HandOut handOut)
{
    /// <summary>Works on a ticket that the caller has loaded and saves.</summary>
    /// <exception cref="TicketRuleException">Something of the plan cannot be done.</exception>
    public async Task PrepareAsync(Act act, Ticket ticket, OperationPlan plan, Catalog catalog, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(ticket);
        ArgumentNullException.ThrowIfNull(plan);
        var changes = plan.Changes;
        if (plan.AddedTags.Count > 0)
        {
            if (ticket.Id != 0)
                await db.Entry(ticket).Collection(x => x.Tags).Query().Include(x => x.Tag).LoadAsync(cancellation);
            changes = changes with { Tags = [.. ticket.Tags.Select(x => x.Tag.Name).Union(plan.AddedTags)] };
        }
        var former = (ticket.DeferralReasonId, ticket.ReviewAt);
        foreach (var note in plan.Notes)
            ticket.NoteOfRule(act, note);
        if (plan.Escalation is { } reason)
            ticket.Escalate(act, reason);
        // The status last: whoever gets the ticket is told of it in the state that it came in.
        await change.PrepareAsync(act, ticket, changes with { StatusId = null, DeferralReasonId = null, ReviewInDays = null }, catalog, cancellation);
        if (plan.HandOut is { } way)
            await HandOutAsync(act, ticket, way, catalog, cancellation);
        if (changes.StatusId is not null)
            await change.PrepareAsync(
                act, ticket, new() { StatusId = changes.StatusId, DeferralReasonId = changes.DeferralReasonId, ReviewInDays = changes.ReviewInDays }, catalog, cancellation);
        if (plan.ComesBack)
            await ComeBackAsync(act, ticket, catalog, cancellation);
        if (former != (ticket.DeferralReasonId, ticket.ReviewAt))
            Notices.OfDeferral(db, act, ticket, catalog);
    }

    // Where the scenario leads to neither, the ticket comes back all the same: nobody would look at it else.
    private async Task ComeBackAsync(Act act, Ticket ticket, Catalog catalog, CancellationToken cancellation)
    {
        if (!await change.MoveOnAsync(act, ticket, Phase.Working, catalog, cancellation) && !await change.MoveOnAsync(act, ticket, Phase.Pending, catalog, cancellation)
            && (catalog.StatusFor(Phase.Working) ?? catalog.StatusFor(Phase.Pending)) is { } status)
            await change.SetStatusAsync(act, ticket, status, catalog, cancellation);
    }

    private async Task HandOutAsync(Act act, Ticket ticket, Distribution way, Catalog catalog, CancellationToken cancellation)
    {
        if (catalog.Group(ticket.GroupId) is { } group
            && await handOut.FindAsync(group, way, catalog.SkillsFor(ticket.TypeId, ticket.ProductId), catalog, act.At, cancellation) is { Person: { } person })
            await change.PrepareAsync(act, ticket, new() { AssigneeId = person.Id }, catalog, cancellation);
    }

    /// <summary>Tells staff what the plan wants told: after the changes, for they say who the assignee is.</summary>
    public async Task TellAsync(Act act, Ticket ticket, OperationPlan plan, Catalog catalog, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(plan);
        foreach (var notice in plan.Notices)
            foreach (var person in RecipientsOf(notice.Recipient, ticket, catalog))
                await (notice.IsReview
                    ? Notices.OfReviewAsync(db, act, ticket, person, cancellation)
                    : Notices.OfRuleAsync(db, act, ticket, person, notice.Text, cancellation, notice.TemplateId, notice.IsEscalation));
    }

    private static IEnumerable<long> RecipientsOf(string recipient, Ticket ticket, Catalog catalog) => recipient switch
    {
        "assignee" => ticket.AssigneeId is { } assignee ? [assignee] : [],
        "group" => PeopleOf(catalog.Group(ticket.GroupId)),
        "triage" => PeopleOf(catalog.Triage),
        Recipients.Responsible when ticket.AssigneeId is { } assignee => [assignee],
        Recipients.Responsible when catalog.Group(ticket.GroupId) is { } group => PeopleOf(group),
        Recipients.Responsible => PeopleOf(catalog.Triage),
        "main" => catalog.Group(ticket.GroupId)?.MainPersonId is { } main ? [main] : PeopleOf(catalog.Group(ticket.GroupId)),
        _ => [],
    };

    private static IEnumerable<long> PeopleOf(Group? group) => group?.Members.Select(x => x.PersonId) ?? [];
}
