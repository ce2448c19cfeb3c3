using ServiceDesk.Access;

namespace ServiceDesk.Tickets;

public sealed partial class Ticket
{
    /// <param name="label">How the other one belongs to this one, as read from here.</param>
    internal void Relate(Act act, string label, Ticket other) => Record(act, Fact.Related, label, NumberOf(other));

    internal void Unrelate(Act act, string label, Ticket other) => Record(act, Fact.Unrelated, label, NumberOf(other));
}
