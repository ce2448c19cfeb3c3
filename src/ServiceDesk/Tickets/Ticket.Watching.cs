using ServiceDesk.Access;

namespace ServiceDesk.Tickets;

public sealed partial class Ticket
{
    /// <summary>Says that a colleague was made a watcher.</summary>
    internal void NoteWatcher(Act act, string name) => Record(act, Fact.WatcherAdded, to: name);

    /// <summary>Says who was mentioned in a note.</summary>
    internal void NoteMention(Act act, string names) => Record(act, Fact.Mentioned, to: names);
}
