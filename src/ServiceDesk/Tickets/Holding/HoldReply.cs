using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.Files;
using ServiceDesk.People;
using ServiceDesk.Quotas;
using ServiceDesk.Tenants;
using ServiceDesk.Tickets.Drafts;

namespace ServiceDesk.Tickets.Holding;

/// <summary>What became of something that staff sent from a ticket's page.</summary>
public enum SentOutcome
{
    /// <summary>Whoever acts sees no such ticket.</summary>
    NoTicket,
    Done,
    Held,
}

/// <summary>
/// Takes what staff send from a ticket's page. A reply is held for as long as its author wishes, then <see cref="SendHeldReply"/> sends it;
/// everything else is done at once, and so are notes and changes while a reply is held.
/// </summary>
public sealed class HoldReply(DeskDb db, TenantScopes tenants, WorkOnTicket workOnTicket, SendHeldReply send, IFileStore files, QuotaCheck quotas, UndoSettings settings)
{
    /// <exception cref="TicketRuleException">Something that was asked for cannot be done; nothing is saved.</exception>
    /// <exception cref="OvertakenException">The reply would stand behind a message that its author has not seen; nothing is saved.</exception>
    public async Task<SentOutcome> RunAsync(Act act, int number, TicketWork work, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(act);
        ArgumentNullException.ThrowIfNull(work);
        if (!work.IsReply || act is not { IsStaff: true, PersonId: { } me })
            return await workOnTicket.RunAsync(act, number, work, cancellation) ? SentOutcome.Done : SentOutcome.NoTicket;
        await SendEarlierAsync(act, me, number, cancellation);
        var seconds = await db.People.Where(x => x.Id == me).Select(x => x.UndoSeconds).SingleAsync(cancellation) ?? settings.Seconds;
        // What is longer than a draft may be could not be given back.
        if (seconds == 0 || work.Text.Text.Length > Draft.TextLength || work.Text.Html?.Length > Draft.TextLength)
            return await workOnTicket.RunAsync(act, number, work, cancellation) ? SentOutcome.Done : SentOutcome.NoTicket;
        await quotas.FilesAsync(act, work.Files, cancellation);
        work = work with { Files = await StoreAsync(act, work.Files, cancellation) };
        if (!await TryAsync(act, number, work, cancellation))
            return SentOutcome.NoTicket;
        await HoldAsync(act, me, number, work, seconds, cancellation);
        return SentOutcome.Held;
    }

    // Replies of one author leave in the order in which they were sent.
    private async Task SendEarlierAsync(Act act, long me, int number, CancellationToken cancellation)
    {
        var earlier = await act.TicketsFor(db, Right.Edit).Where(x => x.Number == number)
            .Join(db.HeldReplies.Where(x => x.PersonId == me && x.ReturnedAt == null), x => x.Id, x => x.TicketId, (_, held) => held)
            .OrderBy(x => x.HeldAt).Select(x => x.Id).ToListAsync(cancellation);
        foreach (var id in earlier)
            if (await send.RunAsync(id, cancellation) == HeldOutcome.Returned)
                throw new TicketRuleException("Your reply before this one could not be sent: look at it first. This one was not sent either.");
    }

    private async Task<List<NewFile>> StoreAsync(Act act, IReadOnlyList<NewFile> uploaded, CancellationToken cancellation)
    {
        var stored = new List<NewFile>();
        foreach (var file in uploaded)
        {
            await using var content = file.Open();
            stored.Add(NewFile.Of(file.SafeName, file.ContentType, await files.SaveAsync(act.TenantId, content, cancellation)));
        }
        return stored;
    }

    // What cannot be done is said now, while its author looks, and not some seconds later: it is done in a scope of its own, and not saved.
    private async Task<bool> TryAsync(Act act, int number, TicketWork work, CancellationToken cancellation)
    {
        await using var scope = tenants.Enter(db.Tenant.Info);
        return await scope.ServiceProvider.GetRequiredService<WorkOnTicket>().TryAsync(act, number, work, cancellation);
    }

    private async Task HoldAsync(Act act, long me, int number, TicketWork work, int seconds, CancellationToken cancellation)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var ticketId = await act.TicketsFor(db, Right.Edit).Where(x => x.Number == number).Select(x => x.Id).SingleAsync(cancellation);
        var held = new HeldReply
        {
            Id = Guid.CreateVersion7(),
            TenantId = act.TenantId,
            PersonId = me,
            TicketId = ticketId,
            Text = work.Text.Text,
            Html = work.Text.Html,
            Work = HeldReply.WriteWork(work),
            HeldAt = act.At,
            DueAt = act.At.AddSeconds(seconds),
        };
        foreach (var file in await new DraftEnd(db).RunAsync(act, ticketId, work, cancellation))
            held.Files.Add(file);
        foreach (var file in work.Files)
            held.Files.Add(new DraftFile
            {
                TenantId = act.TenantId,
                PersonId = me,
                TicketId = ticketId,
                Name = file.SafeName,
                ContentType = file.SafeContentType,
                Size = file.Stored!.Size,
                File = file.Stored.Name,
            });
        db.Add(held);
        db.Add(held.Due());
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
    }
}
