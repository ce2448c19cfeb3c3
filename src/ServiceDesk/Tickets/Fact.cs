namespace ServiceDesk.Tickets;

/// <summary>What happened to a ticket.</summary>
public enum Fact
{
    Opened = 1,
    Replied = 2,
    Noted = 3,
    Received = 4,
    Assigned = 5,
    GroupChanged = 6,
    QueueChanged = 7,
    StatusChanged = 8,
    PriorityChanged = 9,
    CategoryChanged = 10,
    SubjectChanged = 11,
    Tagged = 12,
    Untagged = 13,
    Reopened = 14,
    ParticipantAdded = 15,
    MailFailed = 16,
    MailWithheld = 17,
    MessageMovedIn = 18,
    MessageMovedOut = 19,
    MarkedSpam = 20,
    UnmarkedSpam = 21,
    ScenarioChanged = 22,
    Escalated = 23,
    RuleNoted = 24,
    TypeChanged = 25,
    ProductChanged = 26,

    /// <summary>Put off, or ended, for a reason.</summary>
    Deferred = 27,
    Reviewed = 28,
    TimerFired = 30,
    ContractChanged = 40,
    TargetWarned = 50,
    TargetMissed = 51,
    Rated = 60,
    RatingCommented = 61,
    ToldUnresolved = 62,
    Trashed = 70,
    Restored = 71,
    Related = 72,
    Unrelated = 73,
    MergedIn = 74,
    MergedInto = 75,

    /// <summary>A merge was taken back: told in both tickets.</summary>
    Unmerged = 76,
    MessageCorrected = 80,
    FileWithdrawn = 81,
    FileShown = 82,

    /// <summary>From: the id of the entry that is corrected; To: how it should read.</summary>
    FactCorrected = 83,
    ServiceLinked = 84,
    ServiceUnlinked = 85,

    /// <summary>Whoever it was escalated to has looked at it.</summary>
    EscalationHandled = 90,

    /// <summary>It was handed on to a supplier.</summary>
    SupplierAsked = 91,

    /// <summary>The supplier has its own ticket now.</summary>
    SupplierOpened = 92,

    /// <summary>The other desk's ticket has another status.</summary>
    OtherDeskStatus = 93,

    /// <summary>The other desk has solved its ticket.</summary>
    OtherDeskSolved = 94,

    /// <summary>Nothing goes to and fro any more between this ticket and the other desk's.</summary>
    OtherDeskEnded = 95,

    /// <summary>Something could not be handed to the other desk.</summary>
    NotHandedOver = 96,
    WatcherAdded = 100,
    Mentioned = 101,

    /// <summary>From: the partner whose person opened it; To: the customer for whom.</summary>
    OpenedFor = 110,

    /// <summary>To: the customer's system that it was submitted from.</summary>
    SentFromSystem = 111,

    /// <summary>From: the name of a file; To: what the virus scanner has found in it.</summary>
    FileWithheld = 120,

    /// <summary>From: the author of a reply that was held; To: why it could not be sent.</summary>
    ReplyReturned = 121,

    /// <summary>A custom field. From and To: its name and what it held and holds; null: nothing.</summary>
    FieldChanged = 122,
}
