using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using ServiceDesk.Database;
using ServiceDesk.Mail.Network;
using ServiceDesk.Outbox;
using ServiceDesk.People;

namespace ServiceDesk.Intake;

/// <summary>
/// Brings what is new in a mailbox into the journal, by its protocol (<see cref="FetchImap"/>, <see cref="FetchPop3"/>), and notes
/// on the mailbox how that went.
/// </summary>
public sealed class FetchMailbox(DeskDb db, FetchImap imap, FetchPop3 pop3, UtcClock clock, ILogger<FetchMailbox> logger)
{
    /// <summary>Bytes; a larger mail stays on the server, and the journal says so.</summary>
    public const long MaxSize = 50L * 1024 * 1024;

    /// <returns>How many mails were new.</returns>
    public async Task<int> RunAsync(long mailboxId, CancellationToken cancellation)
    {
        var mailbox = await db.Mailboxes.SingleAsync(x => x.Id == mailboxId, cancellation);
        var taken = 0;
        try
        {
            taken = mailbox.Kind == MailboxKind.Pop3 ? await pop3.RunAsync(mailbox, cancellation) : await imap.RunAsync(mailbox, cancellation);
            mailbox.Fetched(clock.UtcNow);
        }
        catch (Exception e) when (e is MailServerException or MailboxSignInException)
        {
            logger.LogWarning("Mailbox {Mailbox} of tenant {Tenant} could not be read: {Error}", mailbox.Id, mailbox.TenantId, e.Message);
            if (mailbox.Failed(e.Message, clock.UtcNow))
                await AlarmAsync(mailbox, cancellation);
        }
        await db.SaveChangesAsync(cancellation);
        return taken;
    }

    private async Task AlarmAsync(Mailbox mailbox, CancellationToken cancellation)
    {
        foreach (var administrator in await db.People.Where(x => x.Role == StaffRole.Administrator && x.StaffSince != null).ToListAsync(cancellation))
            new OutboxMail
            {
                TenantId = mailbox.TenantId,
                Kind = OutboxKind.MailboxAlarm,
                Person = administrator,
                CreatedAt = clock.UtcNow,
            }.AddTo(db);
    }
}
