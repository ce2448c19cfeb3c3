using ServiceDesk.Database;
using ServiceDesk.Tickets;
using ServiceDesk.Timers;

namespace ServiceDesk.Intake;

public enum JournalState
{
    /// <summary>Stored; not yet placed.</summary>
    Received = 1,

    /// <summary>In a ticket.</summary>
    Placed = 2,

    /// <summary>In no ticket, for the reason given; kept, and can be tried again.</summary>
    KeptAside = 3,

    /// <summary>Not taken, for the reason given: the desk's own mail come back, or a repetition.</summary>
    Refused = 4,

    /// <summary>Its ticket was deleted for good, and the mail with it; the key stays, so that the mail does not come again.</summary>
    Deleted = 5,
}

/// <summary>
/// A mail as it arrived. The entry and its raw bytes are stored before the server is told that the mail was taken,
/// so no mail can be lost, and the unique key makes sure that none is taken twice.
/// </summary>
/// <remarks>
/// <code>
///   received ──► placed ──► deleted
///     │  ▲  └──► refused
///     ▼  │ tried again
///   kept aside
/// </code>
/// </remarks>
public sealed class JournalEntry : ITenantRow
{
    public const int KeyLength = 200;
    public const int ReasonLength = 1000;

    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required int TenantId { get; init; }

    /// <summary>
    /// IMAP: mailbox, folder (<see cref="Mailbox.Source"/>), UIDVALIDITY and UID. POP3: mailbox, server and user, hash of the UIDL. SMTP: hash of Message-ID and bytes; for a mail without Message-ID a number that
    /// never comes again, for two identical alarms without one are two mails.
    /// </summary>
    public required string Key { get; init; }

    /// <summary>Null when the address is the tenant's but no mailbox of its own.</summary>
    public long? MailboxId { get; init; }
    public required DateTime ReceivedAt { get; init; }

    /// <summary>The raw bytes in the file store.</summary>
    public required string RawFile { get; init; }

    /// <summary>UTC: the bytes were kept for long enough; their name stays, for mailboxes know a mail again by it.</summary>
    public DateTime? RawRemovedAt { get; internal set; }

    /// <summary>Bytes.</summary>
    public required long Size { get; init; }

    /// <summary>The addresses that it was delivered to, separated by a space.</summary>
    public required string Recipients { get; init; }
    public JournalState State { get; private set; } = JournalState.Received;
    public string? Reason { get; private set; }
    public string? From { get; private set; }
    public string? Subject { get; private set; }
    public int Attempts { get; private set; }
    public long? TicketId { get; private set; }
    public Ticket? Ticket { get; private set; }
    public DateTime? PlacedAt { get; private set; }

    public void Read(string? from, string? subject) => (From, Subject) = (Cut(from, 300), Cut(subject, 300));

    public void Place(Ticket ticket, string reason, DateTime at) =>
        (State, Ticket, Reason, PlacedAt) = (JournalState.Placed, ticket, Cut(reason, ReasonLength), at);

    /// <summary>An attempt to place it has failed; another will follow.</summary>
    public void CountAttempt() => Attempts++;

    public void KeepAside(string reason)
    {
        Attempts++;
        (State, Reason) = (JournalState.KeptAside, Cut(reason, ReasonLength));
    }

    public void Refuse(string reason) => (State, Reason) = (JournalState.Refused, Cut(reason, ReasonLength));

    /// <summary>Tries again what was kept aside.</summary>
    public DueWork Retry(DateTime at)
    {
        (State, Reason, Attempts) = (JournalState.Received, null, 0);
        return Due(at);
    }

    public DueWork Due(DateTime at) => new() { Key = Id, TenantId = TenantId, Kind = WorkKind.PlaceMail, DueAt = at };

    private static string? Cut(string? value, int length) => value is null || value.Length <= length ? value : value[..length];
}
