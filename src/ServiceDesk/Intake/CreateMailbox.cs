using ServiceDesk.Access;
using ServiceDesk.Database;

namespace ServiceDesk.Intake;

/// <summary>Makes a mailbox, and the route by which mail to its address finds the tenant.</summary>
public sealed class CreateMailbox(DeskDb db, MailboxPasswords passwords)
{
    public async Task<(MailboxOutcome Outcome, long Id)> RunAsync(Act act, MailboxInput input, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(input);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        await SettingsLock.TakeAsync(db, cancellation);
        if (await input.CheckAsync(db, null, cancellation) is not MailboxOutcome.Done and var refusal)
            return (refusal, 0);
        var mailbox = new Mailbox { TenantId = act.TenantId, Name = input.Name, Address = input.FoldedAddress, Kind = input.Kind };
        await input.ApplyAsync(db, mailbox, passwords, cancellation);
        db.Add(mailbox);
        db.Add(new MailRoute { Address = mailbox.Address, TenantId = act.TenantId, Mailbox = mailbox });
        if (!await MailRoutes.TrySaveAsync(db, cancellation))
            return (MailboxOutcome.AddressTaken, 0);
        await transaction.CommitAsync(cancellation);
        return (MailboxOutcome.Done, mailbox.Id);
    }
}
