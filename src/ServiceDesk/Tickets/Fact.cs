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
}
