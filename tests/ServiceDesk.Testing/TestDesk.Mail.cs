using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ServiceDesk.Database;
using ServiceDesk.Intake;
using ServiceDesk.Outbox;
using ServiceDesk.Sending;

namespace ServiceDesk.Testing;

public sealed partial class TestDesk
{
    /// <summary>Takes a mail into the journal and places it, as the receiver and the worker do.</summary>
    /// <returns>The journal's entry after placing.</returns>
    public Task<JournalEntry> ReceiveAsync(TenantInfo tenant, string mail, string? recipient = null) => InAsync(tenant, async scope =>
    {
        var db = scope.GetRequiredService<DeskDb>();
        var key = $"test:{Guid.NewGuid():N}";
        var mailbox = await db.Mailboxes.Where(x => x.IsDefault).Select(x => new { x.Id, x.Address }).SingleAsync();
        await scope.GetRequiredService<Journal>().TakeAsync(
            key, mailbox.Id, [recipient ?? mailbox.Address], new MemoryStream(Encoding.UTF8.GetBytes(mail.ReplaceLineEndings("\r\n"))), default);
        var id = await db.Journal.Where(x => x.Key == key).Select(x => x.Id).SingleAsync();
        db.ChangeTracker.Clear();
        await scope.GetRequiredService<PlaceMail>().RunAsync([id], default);
        return await db.Journal.AsNoTracking().Include(x => x.Ticket).SingleAsync(x => x.Id == id);
    });

    /// <summary>Delivers all queued mails of a tenant.</summary>
    /// <returns>Their outbox rows afterwards, oldest first.</returns>
    public async Task<IReadOnlyList<OutboxMail>> DeliverAsync(TenantInfo tenant)
    {
        var queued = await InAsync(tenant, scope => scope.GetRequiredService<DeskDb>().Outbox
            .Where(x => x.State == OutboxState.Queued).OrderBy(x => x.Id).Select(x => x.Id).ToListAsync());
        foreach (var id in queued)
            await InAsync(tenant, scope => scope.GetRequiredService<DeliverMail>().RunAsync([id], default));
        return await InAsync(tenant, scope => scope.GetRequiredService<DeskDb>().Outbox.AsNoTracking()
            .Include(x => x.Person).Where(x => queued.Contains(x.Id)).OrderBy(x => x.CreatedAt).ThenBy(x => x.Id).ToListAsync());
    }
}
