using ServiceDesk.Database;
using ServiceDesk.Notifications;
using ServiceDesk.People;
using ServiceDesk.Tickets;
using ServiceDesk.Timers;

namespace ServiceDesk.Outbox;

/// <summary>What a mail of the desk's is for.</summary>
public enum OutboxKind
{
    /// <summary>Tells a requester that the request was received, with its number (C5).</summary>
    Acknowledgement = 1,

    /// <summary>An answer of staff's to the requester and the participants (C9).</summary>
    Reply = 2,

    /// <summary>Tells a member of staff that a ticket was given to them (C6).</summary>
    Assignment = 3,

    /// <summary>Tells the assignee that the requester has written.</summary>
    Received = 4,

    /// <summary>A link that signs a portal user in once.</summary>
    SignInLink = 5,

    /// <summary>A link with which a new member of staff sets a password.</summary>
    Invitation = 6,

    /// <summary>Tells an administrator that a mailbox does not answer.</summary>
    MailboxAlarm = 7,

    /// <summary>What staff write about a ticket to somebody outside; the answer is for staff alone.</summary>
    Forward = 8,

    /// <summary>Tells a requester that staff have solved the ticket, where the same act brings no answer.</summary>
    Closing = 9,

    /// <summary>Tells a member of staff something about a ticket, at the wish of a rule.</summary>
    Notice = 10,

    /// <summary>Tells a requester that the ticket is put off, why and until when, where the same act brings no answer (C10).</summary>
    Deferral = 11,

    /// <summary>Tells a requester for which reason the ticket was ended, where the same act brings no answer (C10).</summary>
    Decline = 12,

    /// <summary>Tells staff that a ticket which was put off is back.</summary>
    Review = 13,

    /// <summary>Asks a requester how it was, where no other mail that tells of the end can ask.</summary>
    Survey = 20,

    /// <summary>Tells a requester, or somebody who takes part, of an event that has no mail of its own.</summary>
    Update = 30,

    /// <summary>The same to the account contact of the ticket's customer (E10).</summary>
    AccountUpdate = 31,

    /// <summary>The same to staff.</summary>
    Event = 32,

    /// <summary>The same to a partner's person: an answer to it counts while they may process the ticket (I14).</summary>
    PartnerUpdate = 33,

    /// <summary>What a member of staff has open and what happened, once a day at their wish.</summary>
    Summary = 40,

    /// <summary>Tells somebody of a change in how they sign in; <see cref="OutboxMail.Text"/> names it.</summary>
    AccountChange = 50,

    /// <summary>Tells an administrator that a limit of the desk is near or reached; <see cref="OutboxMail.Text"/> names it.</summary>
    QuotaNotice = 51,
}

public static class OutboxKinds
{
    /// <summary>A person wrote it.</summary>
    public static bool IsWritten(this OutboxKind kind) => kind is OutboxKind.Reply or OutboxKind.Forward;

    /// <summary>It goes to staff about a ticket: an answer to it goes to the requester, under their name (C6).</summary>
    public static bool IsStaffNotice(this OutboxKind kind) => kind is OutboxKind.Assignment or OutboxKind.Received or OutboxKind.Notice or OutboxKind.Review or OutboxKind.Event;

    /// <summary>It is what the matrix of events makes; what has happened stands in <see cref="OutboxMail.Events"/>.</summary>
    public static bool TellsOfEvents(this OutboxKind kind) => kind is OutboxKind.Update or OutboxKind.AccountUpdate or OutboxKind.PartnerUpdate or OutboxKind.Event;
}

public enum OutboxState
{
    Queued = 1,
    Sent = 2,

    /// <summary>Refused for good, or tried for too long; shown in the ticket.</summary>
    Failed = 3,

    /// <summary>Never sent, for the reason given: automatic mail beyond a limit, or to a machine.</summary>
    Withheld = 4,
}

/// <summary>A mail that has to leave, saved with whatever made it necessary; a job composes and delivers it.</summary>
/// <remarks>
/// <code>
///   queued ──delivered──► sent
///     │ ▲
///     │ └─ refused for now: the next interval of OutboxSchedule
///     ├──── refused for good, or intervals used up ──► failed
///     └──── automatic, and beyond a limit ──► withheld
/// </code>
/// The Message-ID follows from <see cref="Id"/>: a delivery repeated after a kill carries the same one.
/// </remarks>
public sealed class OutboxMail : ITicketRow
{
    public const int ErrorLength = 1000;
    public const int TextLength = 2000;

    /// <summary>What no person wrote and nobody asked for.</summary>
    public static readonly OutboxKind[] AutomaticKinds =
    [
        OutboxKind.Acknowledgement, OutboxKind.Assignment, OutboxKind.Received, OutboxKind.MailboxAlarm, OutboxKind.Closing, OutboxKind.Notice,
        OutboxKind.Deferral, OutboxKind.Decline, OutboxKind.Review, OutboxKind.Survey, OutboxKind.Update, OutboxKind.AccountUpdate, OutboxKind.PartnerUpdate, OutboxKind.Event, OutboxKind.Summary,
    ];

    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required int TenantId { get; init; }
    public required OutboxKind Kind { get; init; }
    public long? TicketId { get; private set; }
    public Ticket? Ticket { get; init; }
    public long? MessageId { get; private set; }
    public Message? Message { get; init; }
    public long PersonId { get; private set; }

    /// <summary>Who gets it.</summary>
    public required Person Person { get; init; }

    /// <summary>
    /// What a <see cref="OutboxKind.Notice"/> or <see cref="OutboxKind.Review"/> says besides naming the ticket; for requesters, the <see cref="DeferralNote"/>.
    /// </summary>
    public string? Text { get; init; }

    /// <summary>What has happened (<see cref="ToldEvents"/>); null for mails that no stylesheet writes.</summary>
    public string? Events { get; private set; }

    /// <summary>The stylesheet that writes it; without one, or where that fails, the kind's own words stand.</summary>
    public long? TemplateId { get; init; }
    public required DateTime CreatedAt { get; init; }
    public OutboxState State { get; private set; } = OutboxState.Queued;
    public int Attempts { get; private set; }
    public DateTime? LastAttemptAt { get; private set; }

    /// <summary>What the server said, or what went wrong.</summary>
    public string? LastError { get; private set; }
    public DateTime? SentAt { get; private set; }

    /// <summary>Where it went: <c>smtp</c>, or <c>file</c> when no server is configured.</summary>
    public string? Transport { get; private set; }

    /// <summary>As composed, in the file store; null before the first attempt and for mails whose link signs somebody in.</summary>
    public string? RawFile { get; set; }

    /// <summary>As composed; null before the first attempt.</summary>
    public string? Subject { get; set; }

    internal OutboxMail Tell(ToldEvents events)
    {
        Events = events.Write();
        return this;
    }

    public void Sent(string transport, DateTime at)
    {
        Attempts++;
        (State, SentAt, LastAttemptAt, LastError, Transport) = (OutboxState.Sent, at, at, null, transport);
    }

    /// <returns>When to try again; null when it has failed for good.</returns>
    public DateTime? Refused(string error, bool permanent, DateTime at)
    {
        Attempts++;
        (LastAttemptAt, LastError) = (at, error.Length <= ErrorLength ? error : error[..ErrorLength]);
        var next = permanent ? null : OutboxSchedule.After(Attempts, at);
        if (next is null)
            State = OutboxState.Failed;
        return next;
    }

    public bool IsAutomatic => AutomaticKinds.Contains(Kind);

    /// <summary>Keeps it from leaving; the reason is shown.</summary>
    public void Withhold(string reason) =>
        (State, LastError) = (OutboxState.Withheld, reason.Length <= ErrorLength ? reason : reason[..ErrorLength]);

    /// <summary>Puts a failed mail back, at a person's wish.</summary>
    public DueWork Retry(DateTime at)
    {
        (State, Attempts) = (OutboxState.Queued, 0);
        return Due(at);
    }

    private DueWork Due(DateTime at) => new() { Key = Id, TenantId = TenantId, Kind = WorkKind.SendMail, DueAt = at };

    /// <summary>Saves the mail and that it is due, with the caller's other changes.</summary>
    public void AddTo(DeskDb db)
    {
        db.Add(this);
        db.Add(Due(CreatedAt));
    }
}

/// <summary>How long a refused mail waits before each further attempt.</summary>
public static class OutboxSchedule
{
    public static IReadOnlyList<TimeSpan> Intervals { get; } =
    [
        TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(10), TimeSpan.FromMinutes(30),
        TimeSpan.FromHours(1), TimeSpan.FromHours(3), TimeSpan.FromHours(8), TimeSpan.FromHours(24), TimeSpan.FromHours(24),
    ];

    /// <summary>Null when the intervals are used up.</summary>
    public static DateTime? After(int attempts, DateTime at) =>
        attempts <= Intervals.Count ? at + Intervals[attempts - 1] : null;
}
