using Microsoft.EntityFrameworkCore;
using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.Files;
using ServiceDesk.Scanning;
using ServiceDesk.Tenants;
using ServiceDesk.Tickets;
using ServiceDesk.Timers;

namespace ServiceDesk.Escalation;

/// <summary>
/// Hands what waits to the other desk. Two transactions, the receiver's first: what dies between them leaves the row waiting, it is handed
/// over again, and the receiver knows its key.
/// </summary>
public sealed class DeliverCrossings(DeskDb db, OtherDesk other, DueWorkQueue due, IFileStore files, ScannerSettings scanner, UtcClock clock)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan CheckPause = TimeSpan.FromSeconds(15);

    public async Task RunAsync(IReadOnlyList<Guid> keys, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(keys);
        foreach (var key in keys)
        {
            db.ChangeTracker.Clear();
            var crossing = await db.Crossings.AsNoTracking().SingleOrDefaultAsync(x => x.Key == key, cancellation);
            if (crossing is not { State: CrossingState.Waiting })
            {
                await due.DoneAsync(key, cancellation);
                continue;
            }
            // Those before it go first, whoever holds their claims: the other side knows what it has already.
            foreach (var id in await WaitingUpTo(crossing).Select(x => x.Id).ToListAsync(cancellation))
                await DeliverAsync(id, cancellation);
        }
    }

    internal IQueryable<Crossing> WaitingUpTo(Crossing crossing) => db.Crossings
        .Where(x => x.LinkId == crossing.LinkId && x.PairId == crossing.PairId && x.State == CrossingState.Waiting && x.Id <= crossing.Id).OrderBy(x => x.Id);

    private async Task DeliverAsync(long id, CancellationToken cancellation)
    {
        db.ChangeTracker.Clear();
        var crossing = await db.Crossings.Include(x => x.Link).Include(x => x.Pair).SingleAsync(x => x.Id == id, cancellation);
        if (await AwaitsScannerAsync(crossing, cancellation))
        {
            await due.PostponeAsync(crossing.Key, clock.UtcNow + CheckPause, cancellation);
            return;
        }
        var parcel = await PackAsync(crossing, cancellation);
        var result = parcel is null ? HandOver.Refuse("It is not there any more.") : await other.PassAsync(crossing.Link.OtherTenantId, crossing.Link.Side, parcel, cancellation);
        if (result.IsLater)
        {
            await due.PostponeAsync(crossing.Key, clock.UtcNow + Pause, cancellation);
            return;
        }
        await NoteAsync(crossing, result.Refusal, cancellation);
    }

    private async Task NoteAsync(Crossing crossing, string? refusal, CancellationToken cancellation)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var now = clock.UtcNow;
        if (refusal is null)
            crossing.Delivered(now);
        else
            await RefuseAsync(crossing, refusal, now, cancellation);
        await due.DoneAsync(crossing.Key, cancellation);
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
    }

    // The ticket stays as it is and says what did not go; without its beginning there is no pair at all.
    private async Task RefuseAsync(Crossing crossing, string refusal, DateTime now, CancellationToken cancellation)
    {
        crossing.Refused(refusal, now);
        if (crossing.Kind is CrossingKind.Propose or CrossingKind.Accept)
            crossing.Link.End(now);
        if (crossing.Pair is not { } pair)
            return;
        if (crossing.Kind == CrossingKind.OpenTicket)
            pair.End(now);
        var desk = await db.Tenants.Where(x => x.Id == crossing.Link.OtherTenantId).Select(x => x.Name).SingleAsync(cancellation);
        var ticket = await db.Tickets.IgnoreQueryFilters([Ticket.TrashFilter]).SingleAsync(x => x.Id == pair.TicketId, cancellation);
        ticket.ReportNotHandedOver(Act.OfDesk(crossing.TenantId, Door.Job, now), desk, refusal);
    }

    /// <returns>Null: what was to be handed over is gone, or was never meant for others.</returns>
    private async Task<Parcel?> PackAsync(Crossing crossing, CancellationToken cancellation)
    {
        var parcel = new Parcel(crossing.Key, crossing.Kind, db.Tenant.Info, crossing.Link.Key, crossing.Pair?.Key);
        switch (crossing.Kind)
        {
            case CrossingKind.OpenTicket:
                var content = TicketContent.Read(crossing.Content!);
                return parcel with { Ticket = content, Files = await FilesAsync(db.Attachments.Where(x => content.Files.Contains(x.Id)), cancellation) };
            case CrossingKind.Message:
                // A note never leaves, whoever has asked for it.
                var message = await db.Messages.AsNoTracking().Where(x => x.Id == crossing.MessageId && x.Kind == MessageKind.Public)
                    .Select(x => new { x.Text, Author = x.Author.Name }).SingleOrDefaultAsync(cancellation);
                return message is null ? null
                    : parcel with { Text = message.Text, Author = message.Author, Files = await FilesAsync(db.Attachments.Where(x => x.MessageId == crossing.MessageId), cancellation) };
            case CrossingKind.Opened or CrossingKind.Status:
                return parcel with { Status = StatusContent.Read(crossing.Content!) };
            default:
                return parcel;
        }
    }

    private async Task<bool> AwaitsScannerAsync(Crossing crossing, CancellationToken cancellation)
    {
        if (!scanner.IsOn || crossing.Kind is not (CrossingKind.OpenTicket or CrossingKind.Message))
            return false;
        var ids = crossing.Kind == CrossingKind.OpenTicket ? TicketContent.Read(crossing.Content!).Files : [];
        return await db.Attachments.AnyAsync(x => (ids.Contains(x.Id) || x.MessageId == crossing.MessageId) && x.Check == FileCheck.None && x.CheckedAt == null && x.WithdrawnAt == null && x.RemovedAt == null, cancellation);
    }

    // Of public messages alone, here too.
    private async Task<IReadOnlyList<NewFile>> FilesAsync(IQueryable<Attachment> attachments, CancellationToken cancellation) =>
        [.. (await attachments.AsNoTracking().Where(x => x.Message!.Kind == MessageKind.Public && x.WithdrawnAt == null && x.RemovedAt == null).OrderBy(x => x.Id).ToListAsync(cancellation))
            .Where(x => !scanner.Withholds(x.Check)).Select(x => new NewFile(x.Name, x.ContentType, () => files.Open(x.TenantId, x.File)))];
}
