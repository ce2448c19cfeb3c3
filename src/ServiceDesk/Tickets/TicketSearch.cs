using ServiceDesk.Database;
using ServiceDesk.Tickets.Filters;

namespace ServiceDesk.Tickets;

/// <summary>Finds tickets by number, subject, requester and the text of their messages, in the database's own full-text engine.</summary>
public sealed class TicketSearch(FullText fullText)
{
    /// <summary>More tickets than these are never shown for a search: the newest are.</summary>
    public const int Most = 1000;

    /// <param name="text">The last word counts as a beginning.</param>
    /// <param name="withNotes">Whether internal notes count.</param>
    /// <returns>The ids of the tickets that hold every word.</returns>
    public Task<IReadOnlyList<long>> FindAsync(string text, bool withNotes, CancellationToken cancellation) =>
        FindAsync([new WordsTerm(text, false)], withNotes, cancellation);

    /// <param name="terms">The last word counts as a beginning, unless it stands in a phrase.</param>
    /// <param name="withNotes">Whether internal notes count.</param>
    /// <returns>The ids of the tickets that hold every word and phrase.</returns>
    public Task<IReadOnlyList<long>> FindAsync(IEnumerable<WordsTerm> terms, bool withNotes, CancellationToken cancellation)
    {
        var phrases = new List<SearchPhrase>();
        foreach (var term in terms)
        {
            var words = FullText.Words(term.Text);
            phrases.AddRange(term.IsPhrase ? [new SearchPhrase(words)] : words.Select(x => new SearchPhrase([x])));
        }
        phrases.RemoveAll(x => x.Words.Count == 0);
        if (phrases.Count == 0)
            return Task.FromResult<IReadOnlyList<long>>([]);
        if (terms.Last() is { IsPhrase: false })
            phrases[^1] = phrases[^1] with { IsBeginning = true };
        return fullText.FindTicketsAsync(phrases, withNotes, Most, cancellation);
    }
}
