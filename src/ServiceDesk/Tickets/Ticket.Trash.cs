using ServiceDesk.Access;

namespace ServiceDesk.Tickets;

public sealed partial class Ticket
{
    /// <summary>The filter of every query that leaves out what lies in the trash; the few that need it leave this filter out by name.</summary>
    public const string TrashFilter = "Trash";

    /// <summary>When it was moved to the trash; null: it is not there. Everything else stays as it was.</summary>
    public DateTime? TrashedAt { get; private set; }

    public bool IsInTrash => TrashedAt is not null;

    /// <returns>Whether anything changed.</returns>
    internal bool MoveToTrash(Act act, string? reason)
    {
        if (IsInTrash)
            return false;
        Recount(() => TrashedAt = act.At);
        Record(act, Fact.Trashed, to: reason);
        return true;
    }

    /// <returns>Since when it was in the trash; null: it was not.</returns>
    internal DateTime? TakeFromTrash(Act act)
    {
        var since = TrashedAt;
        if (since is null)
            return null;
        Recount(() => TrashedAt = null);
        Record(act, Fact.Restored);
        return since;
    }
}
