using ServiceDesk.Access;

namespace ServiceDesk.Tickets;

public sealed partial class Ticket
{
    internal void LinkTo(Act act, string service) => Record(act, Fact.ServiceLinked, null, service);

    internal void UnlinkFrom(Act act, string service) => Record(act, Fact.ServiceUnlinked, service);
}
