using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.Tickets;

namespace ServiceDesk.Audit;

/// <summary>What a list of entries is narrowed to; null: not by that.</summary>
/// <param name="PersonId">Who did it, or whom it is about.</param>
/// <param name="From">UTC, included.</param>
/// <param name="Until">UTC, not included.</param>
public sealed record AuditFilter(AuditKind? Kind = null, long? PersonId = null, DateTime? From = null, DateTime? Until = null);

/// <summary>A line of the list.</summary>
/// <param name="PersonName">As they are called now; null: nobody who signed in.</param>
public sealed record AuditRow(
    long Id, long? Sequence, DateTime At, AuditKind Kind, Door Door, long? PersonId, string? PersonName, string AboutType, string AboutId, string? Details)
{
    public AuditDetails? Read() => Details is null ? null : AuditDetails.Parse(Details);
}

/// <summary>Where a page begins: behind this entry (older) or before it (newer). Written in addresses as <c>o17</c>.</summary>
public readonly record struct AuditCursor(bool Older, long Id)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{(Older ? 'o' : 'n')}{Id}");

    /// <returns>Null for nothing and for what is no cursor: the list then begins at its beginning.</returns>
    public static AuditCursor? Parse(string? text) =>
        text is ['o' or 'n', .. var rest] && long.TryParse(rest, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? new(text[0] == 'o', id) : null;
}

public sealed record AuditPage(IReadOnlyList<AuditRow> Rows, AuditCursor? Newer, AuditCursor? Older);

/// <summary>Entries of the log, newest first, by keyset.</summary>
public sealed class AuditList(DeskDb db)
{
    public const int PageSize = 50;

    public async Task<AuditPage> PageAsync(AuditFilter filter, AuditCursor? cursor, CancellationToken cancellation, int size = PageSize)
    {
        var entries = Narrowed(filter);
        if (cursor is { } from)
            entries = from.Older ? entries.Where(x => x.Id < from.Id) : entries.Where(x => x.Id > from.Id);
        var newer = cursor is { Older: false };
        var rows = await Rows((newer ? entries.OrderBy(x => x.Id) : entries.OrderByDescending(x => x.Id)).Take(size + 1)).ToListAsync(cancellation);
        var (hasNewer, hasOlder) = KeysetPage.Cut(rows, size, cursor?.Older);
        return new(
            rows,
            hasNewer ? new(false, rows[0].Id) : null,
            hasOlder ? new(true, rows[^1].Id) : null);
    }

    public Task<AuditRow?> FindAsync(long id, CancellationToken cancellation) => Rows(db.AuditEntries.AsNoTracking().Where(x => x.Id == id)).SingleOrDefaultAsync(cancellation);

    /// <summary>The ticket that an entry is about, by the number that it has now; null: none, or it is deleted for good.</summary>
    public async Task<int?> TicketAsync(AuditRow row, CancellationToken cancellation) =>
        row is { Kind: AuditKind.TicketChanged } && long.TryParse(row.AboutId, CultureInfo.InvariantCulture, out var id)
            ? await db.Tickets.Where(x => x.Id == id).Select(x => (int?)x.Number).SingleOrDefaultAsync(cancellation) : null;

    internal IQueryable<AuditEntry> Narrowed(AuditFilter filter)
    {
        var entries = db.AuditEntries.AsNoTracking();
        if (filter.Kind is { } kind)
            entries = entries.Where(x => x.Kind == kind);
        if (filter.PersonId is { } person)
            entries = entries.Where(x => x.PersonId == person || x.AboutPersonId == person);
        if (filter.From is { } from)
            entries = entries.Where(x => x.At >= from);
        return filter.Until is { } until ? entries.Where(x => x.At < until) : entries;
    }

    private IQueryable<AuditRow> Rows(IQueryable<AuditEntry> entries)
    {
        var people = db.Set<People.Person>();
        return entries.Select(x => new AuditRow(
            x.Id, x.Sequence, x.At, x.Kind, x.Door, x.PersonId, people.Where(person => person.Id == x.PersonId).Select(person => person.Name).FirstOrDefault() ?? x.PersonName,
            x.AboutType, x.AboutId, x.Details));
    }
}
