namespace ServiceDesk.Audit;

/// <summary>What is wrong with a chain.</summary>
public enum AuditFlaw
{
    /// <summary>The entry is not there, and the next one is.</summary>
    Missing = 1,

    /// <summary>A field differs from what was hashed.</summary>
    Altered = 2,

    /// <summary>It does not name the entry before it: exchanged, put in, or the one before was sealed anew.</summary>
    Displaced = 3,

    /// <summary>The details differ from their digest.</summary>
    DetailsAltered = 4,

    /// <summary>The details were taken away, and no erasure of a person says so.</summary>
    DetailsGone = 5,

    /// <summary>A line of a ticket's history differs.</summary>
    HistoryAltered = 6,

    /// <summary>A line of a ticket's history is not there, though its ticket was not deleted by the rules.</summary>
    HistoryGone = 7,

    /// <summary>The end of the chain is not where its head says: the newest entries were taken away.</summary>
    EndMissing = 8,
}

/// <summary>The first place at which a chain does not hold.</summary>
/// <param name="HistoryId">The line of a ticket's history, where it is about one.</param>
public sealed record AuditBreak(long Sequence, AuditFlaw Flaw, long? HistoryId = null)
{
    public override string ToString() => FormattableString.Invariant($"entry {Sequence}: ") + Flaw switch
    {
        AuditFlaw.Missing => "it is missing",
        AuditFlaw.Altered => "a field was altered",
        AuditFlaw.Displaced => "it does not follow the entry before it",
        AuditFlaw.DetailsAltered => "its details were altered",
        AuditFlaw.DetailsGone => "its details are gone, and no erasure of a person tells of it",
        AuditFlaw.HistoryAltered => FormattableString.Invariant($"line {HistoryId} of a ticket's history was altered"),
        AuditFlaw.HistoryGone => FormattableString.Invariant($"line {HistoryId} of a ticket's history is gone"),
        _ => "the chain ends before it; the newest entries are missing",
    };
}

/// <summary>What was found out about a tenant's chain.</summary>
/// <param name="First">The first entry that was looked at.</param>
/// <param name="Hash">Of the last entry: kept elsewhere, it proves later that nothing was made anew.</param>
public sealed record AuditVerification(long First, long Last, long Entries, long HistoryLines, string Hash, AuditBreak? Break)
{
    public bool Holds => Break is null;
}
