using ServiceDesk.Access;

namespace ServiceDesk.Tickets;

public sealed partial class Ticket
{
    /// <summary>The service level that counts for it; null: none does. The ledger of its clocks has the whole story.</summary>
    public long? ServiceLevelId { get; private set; }

    /// <summary>When the first of its running clocks is due, or was; null: none runs.</summary>
    public DateTime? DueAt { get; private set; }

    internal void Promise(long? levelId, DateTime? dueAt)
    {
        if ((ServiceLevelId, DueAt) == (levelId, dueAt))
            return;
        (ServiceLevelId, DueAt) = (levelId, dueAt);
        // Nobody has seen a ticket that is not saved yet.
        if (Id != 0)
            Version++;
    }

    /// <summary>Says in the ticket that a promise is nearly due, or was broken.</summary>
    /// <param name="act">Of the desk.</param>
    /// <param name="fact"><see cref="Fact.TargetWarned"/> or <see cref="Fact.TargetMissed"/>.</param>
    /// <param name="target">What was promised.</param>
    /// <param name="problem">What kept the desk from doing all that it should; null: nothing.</param>
    public void ReportTarget(Act act, Fact fact, string target, string? problem) => Record(act, fact, target, problem);
}
