using Microsoft.EntityFrameworkCore;
using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.Guides;
using ServiceDesk.Timers;

namespace ServiceDesk.Tickets;

/// <summary>New values for a ticket's attributes, from a person, a rule or a timer. What is null stays as it is.</summary>
public record TicketChanges
{
    public string? Subject { get; init; }
    public long? StatusId { get; init; }
    public long? PriorityId { get; init; }
    public long? QueueId { get; init; }
    public long? CategoryId { get; init; }

    /// <summary>Zero: nobody.</summary>
    public long? AssigneeId { get; init; }

    /// <summary>Zero: no group.</summary>
    public long? GroupId { get; init; }

    /// <summary>All tags that the ticket shall have.</summary>
    public IReadOnlyList<string>? Tags { get; init; }
}

/// <summary>Gives a ticket new attributes, each with its fact in the history.</summary>
public sealed class ChangeTicket(DeskDb db, StatusClock statusClock)
{
    /// <summary>Changes a ticket that the caller has loaded (with its tags, if they are to change) and saves.</summary>
    /// <exception cref="TicketRuleException">Something that was asked for cannot be done.</exception>
    public async Task PrepareAsync(Act act, Ticket ticket, TicketChanges changes, Catalog catalog, CancellationToken cancellation)
    {
        if (changes.Subject is { } subject)
            ticket.Rename(act, subject);
        if (changes.QueueId is { } queue)
            ticket.MoveTo(act, Known(catalog.Queue(queue), queue, "queue"), catalog.QueueName(ticket.QueueId));
        if (changes.PriorityId is { } priority)
            ticket.Prioritise(act, Known(catalog.Priority(priority), priority, "priority"), catalog.PriorityName(ticket.PriorityId));
        if (changes.CategoryId is { } category)
            ticket.Categorise(act, category == 0 ? null : Known(catalog.Category(category), category, "category"), catalog.Category(ticket.CategoryId)?.Name);
        if (changes.GroupId is { } group)
            ticket.GiveTo(act, group == 0 ? null : Known(catalog.Group(group), group, "group"), catalog.GroupName(ticket.GroupId));
        if (changes.AssigneeId is { } assignee
            && ticket.AssignTo(act, assignee == 0 ? null : Known(catalog.StaffMember(assignee), assignee, "member of staff"), catalog.StaffName(ticket.AssigneeId)))
            await Notices.OfAssignmentAsync(db, act, ticket, cancellation);
        if (changes.Tags is { } names)
            ticket.TagWith(act, await TagsAsync(act, names, cancellation));
        if (changes.StatusId is { } status)
            await SetStatusAsync(act, ticket, Known(catalog.Status(status), status, "status"), catalog, cancellation);
    }

    /// <summary>Sets the status, and with it what happens by itself while the ticket stays in it.</summary>
    public async Task SetStatusAsync(Act act, Ticket ticket, Status status, Catalog catalog, CancellationToken cancellation)
    {
        // The clock of a new ticket starts when it is placed.
        if (ticket.SetStatus(act, status, catalog.StatusName(ticket.StatusId)) && ticket.Id != 0)
            await statusClock.FollowAsync(act, ticket, catalog, cancellation);
    }

    private async Task<List<Tag>> TagsAsync(Act act, IReadOnlyList<string> names, CancellationToken cancellation)
    {
        var folded = names.Select(Tag.Fold).Where(x => x.Length > 0).Distinct().ToList();
        if (folded.Find(x => x.Length > Tag.NameLength) is { } tooLong)
            throw new TicketRuleException($"The tag '{tooLong}' has {tooLong.Length} characters; at most {Tag.NameLength} fit.");
        var known = await db.Tags.Where(x => folded.Contains(x.Name)).ToListAsync(cancellation);
        return [.. folded.Select(name => known.Find(x => x.Name == name) ?? new Tag { TenantId = act.TenantId, Name = name })];
    }

    private static T Known<T>(T? found, long id, string what) where T : class =>
        found ?? throw new TicketRuleException($"There is no {what} {id} here.");
}
