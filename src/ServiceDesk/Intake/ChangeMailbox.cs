using Microsoft.EntityFrameworkCore;
using ServiceDesk.Access;
using ServiceDesk.Database;

namespace ServiceDesk.Intake;

/// <summary>Changes a mailbox. Mail to a former address finds it no more.</summary>
public sealed class ChangeMailbox(DeskDb db, MailboxPasswords passwords, MailAddressing addressing)
{
    public async Task<MailboxOutcome> RunAsync(Act act, long mailboxId, MailboxInput input, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(input);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        await SettingsLock.TakeAsync(db, cancellation);
        var mailbox = await db.Mailboxes.SingleOrDefaultAsync(x => x.Id == mailboxId && x.ArchivedAt == null, cancellation);
        if (mailbox is null)
            return MailboxOutcome.NotFound;
        if (mailbox.IsDefault && !input.IsDefault)
            return MailboxOutcome.IsDefault;
        if (await input.CheckAsync(db, mailbox, cancellation) is not MailboxOutcome.Done and var refusal)
            return refusal;
        await input.ApplyAsync(db, mailbox, passwords, cancellation);
        if (mailbox.Address != input.FoldedAddress)
        {
            db.RemoveRange(await MailRoutes.OfAsync(db, mailbox, cancellation));
            mailbox.Address = input.FoldedAddress;
            db.Add(new MailRoute { Address = mailbox.Address, TenantId = act.TenantId, Mailbox = mailbox });
        }
        if (!await MailRoutes.TrySaveAsync(db, cancellation))
            return MailboxOutcome.AddressTaken;
        await transaction.CommitAsync(cancellation);
        addressing.Forget();
        return MailboxOutcome.Done;
    }
}
