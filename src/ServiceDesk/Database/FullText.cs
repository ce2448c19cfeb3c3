using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;

namespace ServiceDesk.Database;

/// <summary>Words that stand next to each other; one word is the usual phrase.</summary>
/// <param name="IsBeginning">The last of them may go on.</param>
public sealed record SearchPhrase(IReadOnlyList<string> Words, bool IsBeginning = false);

/// <summary>
/// The full-text engine of each database over two kinds of documents: a ticket (number, subject, requester) and a message.
/// Triggers write them (the <c>Search</c> migrations), so nothing can fall behind.
/// </summary>
public sealed class FullText(DeskDb db)
{
    private const int MostWords = 12;

    /// <summary>The words of a search: letters and digits, lower case, without accents.</summary>
    public static IReadOnlyList<string> Words(string text, int most = MostWords)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        foreach (var rune in text.Normalize(NormalizationForm.FormD).EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune))
                word.Append(Rune.ToLowerInvariant(rune).ToString());
            else if (Rune.GetUnicodeCategory(rune) != UnicodeCategory.NonSpacingMark)
                End();
        }
        End();
        return words;

        void End()
        {
            if (word.Length > 0 && words.Count < most)
                words.Add(word.ToString());
            word.Clear();
        }
    }

    public async Task<IReadOnlyList<long>> FindTicketsAsync(IReadOnlyList<SearchPhrase> phrases, bool withNotes, int most, CancellationToken cancellation) =>
        db.Database.IsSqlite() ? await SqliteAsync(phrases, withNotes, most, cancellation)
        : db.Database.IsNpgsql() ? await PostgresAsync(phrases, withNotes, most, cancellation)
        : await SqlServerAsync(phrases, withNotes, most, cancellation);

    // A document's row id tells what it is: four times the message's id (plus one for a note), or of the ticket's plus two.
    // CROSS JOIN and the plus signs tell SQLite to begin with what was found: it would begin with all rows of the tenant.
    private Task<List<long>> SqliteAsync(IReadOnlyList<SearchPhrase> phrases, bool withNotes, int most, CancellationToken cancellation)
    {
        var query = string.Join(" AND ", phrases.Select(x => $"\"{string.Join(' ', x.Words)}\"{(x.IsBeginning ? "*" : "")}"));
        var kinds = withNotes ? 3 : 2;
        return db.Database.SqlQuery<long>($"""
            WITH found AS (SELECT rowid AS document FROM Search WHERE Search MATCH {query} ORDER BY rowid DESC LIMIT {4 * most})
            SELECT TicketId AS Value FROM found CROSS JOIN Messages ON Messages.Id = document >> 2
              WHERE document & 3 IN (0, {kinds} & 1) AND +Messages.TenantId = {db.TenantId}
            UNION
            SELECT Id AS Value FROM found CROSS JOIN Tickets ON Tickets.Id = document >> 2
              WHERE document & 3 = 2 AND +Tickets.TenantId = {db.TenantId}
            ORDER BY 1 DESC LIMIT {most}
            """).ToListAsync(cancellation);
    }

    private async Task<List<long>> PostgresAsync(IReadOnlyList<SearchPhrase> phrases, bool withNotes, int most, CancellationToken cancellation)
    {
        var query = string.Join(" & ", phrases.SelectMany(x => x.Words.Select((word, i) => x.IsBeginning && i == x.Words.Count - 1 ? word + ":*" : word)));
        var found = await db.Database.SqlQuery<long>($"""
            SELECT ticket AS "Value" FROM search_tickets({query}, {withNotes}, {most}) AS ticket
            """).ToListAsync(cancellation);
        foreach (var phrase in phrases.Where(x => x.Words.Count > 1))
            if (found.Count > 0)
                found = await PostgresPhraseAsync(found, phrase, withNotes, cancellation);
        return found;
    }

    // The index knows which words a document has and not where: what has them all is read again.
    private Task<List<long>> PostgresPhraseAsync(List<long> tickets, SearchPhrase phrase, bool withNotes, CancellationToken cancellation)
    {
        var (ids, pattern) = (tickets.ToArray(), $"% {string.Join(' ', phrase.Words)} %");
        return db.Database.SqlQuery<long>($"""
            SELECT DISTINCT ticket AS "Value" FROM (
              SELECT m."TicketId" AS ticket, m."Text" AS document FROM "Messages" m
                WHERE m."TenantId" = {db.TenantId} AND m."TicketId" = ANY({ids}) AND (m."Kind" = 1 OR {withNotes})
              UNION ALL
              SELECT t."Id", concat_ws(' ', t."Number", t."Subject", p."Name", p."Address") FROM "Tickets" t JOIN "People" p ON p."Id" = t."RequesterId"
                WHERE t."TenantId" = {db.TenantId} AND t."Id" = ANY({ids})) AS documents
            WHERE ' ' || lower(regexp_replace(unaccent(left(document, 60000)), '[^[:alnum:]]+', ' ', 'g')) || ' ' LIKE {pattern}
            ORDER BY 1 DESC
            """).ToListAsync(cancellation);
    }

    // Full text is an optional part of SQL Server; LIKE is there always.
    private async Task<List<long>> SqlServerAsync(IReadOnlyList<SearchPhrase> phrases, bool withNotes, int most, CancellationToken cancellation)
    {
        HashSet<long>? found = null;
        foreach (var phrase in phrases)
        {
            var tickets = await SqlServerTickets(string.Join(' ', phrase.Words), withNotes, most).ToListAsync(cancellation);
            found = found is null ? [.. tickets] : [.. found.Intersect(tickets)];
        }
        return [.. found ?? []];
    }

    // The words come without accents: the usual collations would tell them from words with some.
    internal IQueryable<long> SqlServerTickets(string word, bool withNotes, int most)
    {
        var pattern = $"%{word}%";
        return db.Database.SqlQuery<long>($"""
            SELECT DISTINCT TOP ({most}) x.Id AS Value FROM (
              SELECT m.TicketId AS Id FROM Messages m
                WHERE m.TenantId = {db.TenantId} AND (m.Kind = 1 OR {withNotes} = 1)
                  AND m.Text COLLATE Latin1_General_100_CI_AI LIKE {pattern}
              UNION ALL
              SELECT t.Id FROM Tickets t JOIN People p ON p.Id = t.RequesterId
                WHERE t.TenantId = {db.TenantId} AND (CAST(t.Number AS nvarchar(12)) = {word}
                  OR CONCAT(t.Subject, N' ', p.Name, N' ', p.Address) COLLATE Latin1_General_100_CI_AI LIKE {pattern})
            ) x ORDER BY 1 DESC
            """);
    }
}
