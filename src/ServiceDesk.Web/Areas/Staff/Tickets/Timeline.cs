using System.Collections.Frozen;
using System.Globalization;
using ServiceDesk.Tickets;

namespace ServiceDesk.Web.Areas.Staff.Tickets;

/// <summary>Something that stands in a ticket's log: a message, or what one act changed.</summary>
public sealed record TimelineEntry(DateTime At, MessageView? Message, IReadOnlyList<HistoryView> Facts)
{
    /// <summary>How facts should read, by their ids; the last correction counts.</summary>
    public IReadOnlyDictionary<long, HistoryView> Corrections { get; init; } = FrozenDictionary<long, HistoryView>.Empty;
}

/// <summary>Messages and changes of a ticket in the order in which they came to be.</summary>
public static class Timeline
{
    public static IReadOnlyList<TimelineEntry> Of(TicketView ticket)
    {
        ArgumentNullException.ThrowIfNull(ticket);
        var corrections = ticket.History.Where(x => x.Fact == Fact.FactCorrected)
            .GroupBy(x => long.Parse(x.From!, CultureInfo.InvariantCulture)).ToDictionary(x => x.Key, x => x.Last());
        var messages = ticket.Messages.Select(x => new TimelineEntry(x.At, x, []));
        // The messages themselves stand for the facts that tell of them.
        var acts = ticket.History
            .Where(x => x.Fact is not (Fact.Replied or Fact.Noted or Fact.Received or Fact.FactCorrected))
            .GroupBy(x => (x.At, x.PersonName))
            .Select(x => new TimelineEntry(x.Key.At, null, [.. x]) { Corrections = corrections });
        return [.. acts.Concat(messages).OrderBy(x => x.At).ThenBy(RankOf)];
    }

    // Within one act: the opening, what was written, what it changed.
    private static int RankOf(TimelineEntry entry) => entry switch
    {
        { Facts: [{ Fact: Fact.Opened }, ..] } => 0,
        { Message: not null } => 1,
        _ => 2,
    };
}
