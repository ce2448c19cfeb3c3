namespace ServiceDesk.Tickets;

public sealed partial class Ticket
{
    /// <summary>By which work is ordered, more is more important; a template of the tenant's computes it. Null: none has.</summary>
    public int? Importance { get; private set; }

    // No change in the sense of the history: nobody did it, and whoever has the ticket's form open may send it all the same.
    internal void Weigh(int importance) => Importance = importance;
}
