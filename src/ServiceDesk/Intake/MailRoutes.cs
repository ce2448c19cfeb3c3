using Microsoft.EntityFrameworkCore;
using ServiceDesk.Database;

namespace ServiceDesk.Intake;

/// <summary>Which addresses of the installation lead to a mailbox.</summary>
internal static class MailRoutes
{
    public static Task<List<MailRoute>> OfAsync(DeskDb db, Mailbox mailbox, CancellationToken cancellation) =>
        db.MailRoutes.Where(x => x.TenantId == mailbox.TenantId && x.MailboxId == mailbox.Id).ToListAsync(cancellation);

    /// <returns>False when another tenant has taken an address since it was found free: the key of the routes refuses it.</returns>
    public static async Task<bool> TrySaveAsync(DeskDb db, CancellationToken cancellation)
    {
        try
        {
            await db.SaveChangesAsync(cancellation);
            return true;
        }
        catch (DbUpdateException e) when (e.Entries.Any(x => x.Entity is MailRoute))
        {
            return false;
        }
    }
}
