using ServiceDesk.Database;

namespace ServiceDesk.Tickets;

/// <summary>Finds tickets by number, subject, requester and the text of their messages, in the database's own full-text engine.</summary>
public sealed class TicketSearch(FullText fullText)
{
    /// <summary>More tickets than these are never shown for a search: the newest are.</summary>
    public const int Most = 1000;

    /// <param name="withNotes">Whether internal notes count.</param>
    /// <returns>The ids of the tickets that hold every word; the last word counts as a beginning.</returns>
    public Task<IReadOnlyList<long>> FindAsync(string text, bool withNotes, CancellationToken cancellation)
    {
        var words = FullText.Words(text);
        return words.Count == 0 ? Task.FromResult<IReadOnlyList<long>>([]) : fullText.FindTicketsAsync(words, withNotes, Most, cancellation);
    }
}
