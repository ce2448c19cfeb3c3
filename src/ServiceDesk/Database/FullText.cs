using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;

namespace ServiceDesk.Database;

/// <summary>
/// The full-text engine of each database over two kinds of documents: a ticket (number, subject, requester) and a message.
/// Triggers write them (the <c>Search</c> migrations), so nothing can fall behind.
/// </summary>
public sealed class FullText(DeskDb db)
{
    private const int MostWords = 12;

    /// <summary>The words of a search: letters and digits, lower case, without accents.</summary>
    public static IReadOnlyList<string> Words(string text)
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
            if (word.Length > 0 && words.Count < MostWords)
                words.Add(word.ToString());
            word.Clear();
        }
    }

    public async Task<IReadOnlyList<long>> FindTicketsAsync(IReadOnlyList<string> words, bool withNotes, int most, CancellationToken cancellation) =>
        db.Database.IsSqlite() ? await SqliteAsync(words, withNotes, most, cancellation)
        : db.Database.IsNpgsql() ? await PostgresAsync(words, withNotes, most, cancellation)
        : await SqlServerAsync(words, withNotes, most, cancellation);

    // A document's row id tells what it is: four times the message's id (plus one for a note), or of the ticket's plus two.
    // CROSS JOIN and the plus signs tell SQLite to begin with what was found: it would begin with all rows of the tenant.
    private Task<List<long>> SqliteAsync(IReadOnlyList<string> words, bool withNotes, int most, CancellationToken cancellation)
    {
        var query = string.Join(" AND ", words.Select(x => $"\"{x}\"")) + "*";
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

    private Task<List<long>> PostgresAsync(IReadOnlyList<string> words, bool withNotes, int most, CancellationToken cancellation)
    {
        var query = string.Join(" & ", words) + ":*";
        return db.Database.SqlQuery<long>($"""
            SELECT ticket AS "Value" FROM search_tickets({query}, {withNotes}, {most}) AS ticket
            """).ToListAsync(cancellation);
    }

    // Full text is an optional part of SQL Server; LIKE is there always.
    private async Task<List<long>> SqlServerAsync(IReadOnlyList<string> words, bool withNotes, int most, CancellationToken cancellation)
    {
        HashSet<long>? found = null;
        foreach (var word in words)
        {
            var tickets = await SqlServerTickets(word, withNotes, most).ToListAsync(cancellation);
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
