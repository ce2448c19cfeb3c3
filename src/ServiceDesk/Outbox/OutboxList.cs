using Microsoft.EntityFrameworkCore;
using ServiceDesk.Database;

namespace ServiceDesk.Outbox;

/// <summary>A line of the list of sent mails.</summary>
public sealed record OutboxRow(
    Guid Id, OutboxKind Kind, OutboxState State, string? Transport, string? Subject, string PersonName, string Address, int? TicketNumber,
    string? TicketSubject, int Attempts, string? LastError, DateTime CreatedAt, DateTime? SentAt, bool HasRaw)
{
    /// <summary><see cref="OutboxMail.Transport"/> of a mail that was written to a file, because no server is configured.</summary>
    public const string FileTransport = "file";

    /// <summary>It counts as sent, and nobody got it.</summary>
    public bool IsUndelivered => Transport == FileTransport;
}

/// <summary>Mails of the desk's, newest first, by keyset.</summary>
public sealed class OutboxList(DeskDb db)
{
    public const int PageSize = 50;

    /// <param name="state">Null: all.</param>
    public async Task<MailPage<OutboxRow>> PageAsync(OutboxState? state, MailCursor? cursor, CancellationToken cancellation, int size = PageSize)
    {
        var mails = db.Outbox.AsNoTracking();
        if (state is { } only)
            mails = mails.Where(x => x.State == only);
        if (cursor is { } from)
        {
            var (at, id) = (from.At, from.Id);
            mails = from.Older
                ? mails.Where(x => x.CreatedAt <= at && (x.CreatedAt < at || x.Id < id))
                : mails.Where(x => x.CreatedAt >= at && (x.CreatedAt > at || x.Id > id));
        }
        mails = cursor is { Older: false }
            ? mails.OrderBy(x => x.CreatedAt).ThenBy(x => x.Id)
            : mails.OrderByDescending(x => x.CreatedAt).ThenByDescending(x => x.Id);
        return MailPage<OutboxRow>.Of(await Rows(mails.Take(size + 1)).ToListAsync(cancellation), size, cursor, x => (x.CreatedAt, x.Id));
    }

    public Task<OutboxRow?> FindAsync(Guid id, CancellationToken cancellation) =>
        Rows(db.Outbox.AsNoTracking().Where(x => x.Id == id)).SingleOrDefaultAsync(cancellation);

    private static IQueryable<OutboxRow> Rows(IQueryable<OutboxMail> mails) => mails.Select(x => new OutboxRow(
        x.Id, x.Kind, x.State, x.Transport, x.Subject, x.Person.Name, x.Person.Address, x.Ticket!.Number, x.Ticket.Subject,
        x.Attempts, x.LastError, x.CreatedAt, x.SentAt, x.RawFile != null));
}
