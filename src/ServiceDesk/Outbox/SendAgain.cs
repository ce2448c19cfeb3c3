using Microsoft.EntityFrameworkCore;
using ServiceDesk.Access;
using ServiceDesk.Database;

namespace ServiceDesk.Outbox;

/// <summary>Puts a mail that has failed for good, or was withheld, back in the queue.</summary>
public sealed class SendAgain(DeskDb db)
{
    /// <returns>False when there is no such mail. One that waits or has left is left as it is.</returns>
    public async Task<bool> RunAsync(Act act, Guid mailId, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(act);
        var mail = await db.Outbox.SingleOrDefaultAsync(x => x.Id == mailId, cancellation);
        if (mail is null)
            return false;
        if (mail.State is not (OutboxState.Failed or OutboxState.Withheld))
            return true;
        db.Add(mail.Retry(act.At));
        await db.SaveChangesAsync(cancellation);
        return true;
    }
}
