namespace ServiceDesk.Tickets;

public sealed partial class Ticket
{
    /// <summary>Changes to the kept counts, written with the ticket.</summary>
    public ICollection<TallyChange> TallyChanges { get; } = [];

    private (long Queue, long? Assignee, bool Active) Place => (QueueId, AssigneeId, IsActive && !IsInTrash);

    private void CountIn()
    {
        if (Place.Active)
            TallyChanges.Add(TallyChange.Of(this, QueueId, AssigneeId, 1));
    }

    /// <summary>Moves the counts by whatever the change did to queue, assignee and activity.</summary>
    private void Recount(Action change)
    {
        var (queue, assignee, active) = Place;
        change();
        if (Place == (queue, assignee, active))
            return;
        if (active)
            TallyChanges.Add(TallyChange.Of(this, queue, assignee, -1));
        CountIn();
    }
}
