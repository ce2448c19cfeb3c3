using Microsoft.EntityFrameworkCore;
using ServiceDesk.Database;
using ServiceDesk.Outbox;

namespace ServiceDesk.Intake;

/// <summary>A line of the intake journal.</summary>
public sealed record JournalRow(
    Guid Id, JournalState State, string? Reason, string? From, string? Subject, string Recipients, DateTime ReceivedAt, long Size, int? TicketNumber, bool HasRaw);

/// <summary>Mails as they arrived, newest first, by keyset.</summary>
public sealed class JournalList(DeskDb db)
{
    public const int PageSize = 50;

    /// <param name="state">Null: all.</param>
    public async Task<MailPage<JournalRow>> PageAsync(JournalState? state, MailCursor? cursor, CancellationToken cancellation, int size = PageSize)
    {
        var entries = db.Journal.AsNoTracking();
        if (state is { } only)
            entries = entries.Where(x => x.State == only);
        if (cursor is { } from)
        {
            var (at, id) = (from.At, from.Id);
            entries = from.Older
                ? entries.Where(x => x.ReceivedAt <= at && (x.ReceivedAt < at || x.Id < id))
                : entries.Where(x => x.ReceivedAt >= at && (x.ReceivedAt > at || x.Id > id));
        }
        entries = cursor is { Older: false }
            ? entries.OrderBy(x => x.ReceivedAt).ThenBy(x => x.Id)
            : entries.OrderByDescending(x => x.ReceivedAt).ThenByDescending(x => x.Id);
        var rows = await entries.Take(size + 1).Select(x => new JournalRow(
            x.Id, x.State, x.Reason, x.From, x.Subject, x.Recipients, x.ReceivedAt, x.Size, x.Ticket!.Number, x.RawRemovedAt == null)).ToListAsync(cancellation);
        return MailPage<JournalRow>.Of(rows, size, cursor, x => (x.ReceivedAt, x.Id));
    }
}
