using ServiceDesk.Access;
using ServiceDesk.Guides;
using ServiceDesk.People;
using ServiceDesk.Systems;

namespace ServiceDesk.Tickets;

public sealed partial class Ticket
{
    /// <summary>A new ticket with its first message, in the queue's group, unassigned.</summary>
    /// <exception cref="TicketRuleException">The subject is empty or too long.</exception>
    public static Ticket Open(Act act, TicketOpening opening)
    {
        var ticket = new Ticket
        {
            TenantId = act.TenantId,
            Number = opening.Number,
            Subject = CheckSubject(opening.Subject),
            Door = act.Door,
            QueueId = opening.Queue.Id,
            StatusId = opening.Status.Id,
            Phase = opening.Status.Phase,
            IsActive = opening.Status.Phase.IsActive(),
            PriorityId = opening.Priority.Id,
            CategoryId = opening.Category?.Id,
            TypeId = opening.Type?.Id,
            ProductId = opening.Product?.Id,
            RequesterId = opening.Requester.Id,
            Requester = opening.Requester,
            CustomerId = opening.CustomerId,
            SystemId = opening.System?.Id,
            ContractId = opening.Contract?.Id,
            GroupId = opening.Queue.GroupId,
            MailboxId = opening.MailboxId,
            FollowsId = opening.Follows?.Id,
            CreatedAt = act.At,
            UpdatedAt = act.At,
        };
        ticket.Record(act, Fact.Opened, to: opening.Queue.Name);
        ticket.RecordOrigin(act, opening);
        ticket.CountIn();
        return ticket;
    }

    private static string CheckSubject(string subject)
    {
        var trimmed = subject.Trim();
        return trimmed.Length switch
        {
            0 => throw new TicketRuleException("A ticket needs a subject."),
            > SubjectLength => throw new TicketRuleException($"The subject has {trimmed.Length} characters; at most {SubjectLength} fit."),
            _ => trimmed,
        };
    }
}

/// <summary>What a new ticket needs. The requester may be new and without an id as yet.</summary>
public sealed record TicketOpening(
    int Number, string Subject, Queue Queue, Status Status, Priority Priority, Person Requester, Category? Category = null, long? MailboxId = null,
    Ticket? Follows = null, Contract? Contract = null)
{
    public GuideEntry? Type { get; init; }
    public GuideEntry? Product { get; init; }

    /// <summary>Whose it is, where it is not the requester's own.</summary>
    public Customer? Customer { get; init; }
    public CustomerSystem? System { get; init; }

    /// <summary>The name of the partner whose person opens it for the customer.</summary>
    public string? Partner { get; init; }

    public long? CustomerId => Customer?.Id ?? System?.CustomerId ?? Requester.CustomerId;
}
