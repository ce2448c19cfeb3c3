using System.Collections.Frozen;
using System.ComponentModel.DataAnnotations;
using ServiceDesk.People;
using ServiceDesk.Tickets;

namespace ServiceDesk.Web.Api;

/// <summary>Somebody with a mail address.</summary>
public sealed record ApiPerson(string Name, string Address);

/// <summary>A ticket of a list. Times are UTC (RFC 3339).</summary>
/// <param name="Address">Of its page, below the host.</param>
public record ApiTicketLine(
    int Number, string Subject, string Status, string Priority, string Queue, string? Group, string? Assignee, string Requester, string? Customer,
    IReadOnlyList<string> Tags, DateTime CreatedAt, DateTime UpdatedAt, string Address);

/// <summary>A page of a list.</summary>
/// <param name="Next">What <c>from</c> is for the next page; null: there is none.</param>
public sealed record ApiTicketPage(IReadOnlyList<ApiTicketLine> Tickets, string? Next);

/// <summary>A file of a message.</summary>
/// <param name="Size">Bytes.</param>
/// <param name="Finding">What the virus scanner has found in it: its bytes are given to nobody. Null: nothing is known against it.</param>
public sealed record ApiFile(long Id, string Name, string ContentType, long Size, string? Finding = null);

/// <summary>Something that was written in a ticket.</summary>
/// <param name="Kind"><c>public</c>, or <c>note</c> for staff's eyes.</param>
public sealed record ApiMessage(long Id, string Kind, ApiPerson Author, bool IsFromStaff, DateTime At, string Text, IReadOnlyList<ApiFile> Files);

/// <summary>A ticket with its conversation.</summary>
public sealed record ApiTicket(
    int Number, string Subject, string Status, string Phase, string Priority, string Queue, string? Type, string? Group, ApiPerson? Assignee, ApiPerson Requester,
    string? Customer, IReadOnlyList<string> Tags, DateTime CreatedAt, DateTime UpdatedAt, DateTime? SolvedAt, DateTime? ClosedAt, string Address,
    IReadOnlyList<ApiMessage> Messages)
{
    /// <summary>What its custom fields hold, by their keys: texts, <c>12.5</c>, <c>2026-01-31</c>, <c>yes</c> or <c>no</c>, names of choices.</summary>
    public IReadOnlyDictionary<string, string> Fields { get; init; } = FrozenDictionary<string, string>.Empty;
}

/// <summary>A ticket that is to be opened.</summary>
public sealed record ApiNewTicket
{
    [Required, StringLength(Ticket.SubjectLength)]
    public string Subject { get; init; } = "";

    [Required, StringLength(Message.BodyLength)]
    public string Text { get; init; } = "";

    /// <summary>The mail address of whoever it is for.</summary>
    [Required, EmailAddress, StringLength(Person.AddressLength)]
    public string Requester { get; init; } = "";

    [StringLength(Person.NameLength)]
    public string? RequesterName { get; init; }

    /// <summary>By name, as are priority and type; null: the desk's rules say.</summary>
    public string? Queue { get; init; }
    public string? Priority { get; init; }
    public string? Type { get; init; }

    /// <summary>The mail address of a member of staff.</summary>
    public string? Assignee { get; init; }

    /// <summary>What its custom fields shall hold, by their keys.</summary>
    public IReadOnlyDictionary<string, string?>? Fields { get; init; }
}

/// <summary>What is to change; what is null stays. An empty text takes away.</summary>
public record ApiTicketChanges
{
    [StringLength(Ticket.SubjectLength)]
    public string? Subject { get; init; }

    /// <summary>By name, as are priority, queue, type and group.</summary>
    public string? Status { get; init; }
    public string? Priority { get; init; }
    public string? Queue { get; init; }
    public string? Type { get; init; }
    public string? Group { get; init; }

    /// <summary>The mail address of a member of staff.</summary>
    public string? Assignee { get; init; }

    /// <summary>All tags that it shall have.</summary>
    public IReadOnlyList<string>? Tags { get; init; }

    /// <summary>What these custom fields shall hold, by their keys; the others stay.</summary>
    public IReadOnlyDictionary<string, string?>? Fields { get; init; }
}

/// <summary>What is to be written in a ticket, and what changes in the same act.</summary>
public sealed record ApiNewMessage : ApiTicketChanges
{
    [Required, StringLength(Message.BodyLength)]
    public string Text { get; init; } = "";

    /// <summary><c>public</c> answers the requester by mail; <c>note</c> stays with staff.</summary>
    [Required, RegularExpression("public|note")]
    public string Kind { get; init; } = "";
}
