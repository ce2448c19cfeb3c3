using ServiceDesk.Access;
using ServiceDesk.Tickets;

namespace ServiceDesk.Notifications;

/// <summary>What one act did to a ticket, for events to find themselves in.</summary>
/// <param name="Entries">What it has added to the history, in order.</param>
/// <param name="Message">What was written; null: nothing.</param>
/// <param name="Named">Whom it mentions, or makes watchers.</param>
public sealed record ActOnTicket(Act Act, Ticket Ticket, IReadOnlyList<HistoryEntry> Entries, Message? Message, IReadOnlyList<long> Named)
{
    /// <summary>The ticket is new: what rules and its scenario gave it is how it began, no change.</summary>
    public bool IsOpening => Entries.Any(x => x.Fact == Fact.Opened);

    /// <summary>Staff did it, or the desk by itself.</summary>
    public bool IsOfProvider => Act.IsStaff || Act.PersonId is null;

    /// <summary>The last entry of one of these; null: none.</summary>
    public HistoryEntry? Last(params ReadOnlySpan<Fact> facts)
    {
        for (var i = Entries.Count - 1; i >= 0; i--)
            if (facts.Contains(Entries[i].Fact))
                return Entries[i];
        return null;
    }

    /// <summary>The same, of a ticket that was there before.</summary>
    public HistoryEntry? Change(params ReadOnlySpan<Fact> facts) => IsOpening ? null : Last(facts);
}
