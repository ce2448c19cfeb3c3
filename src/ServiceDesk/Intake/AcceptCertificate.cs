using Microsoft.EntityFrameworkCore;
using ServiceDesk.Access;
using ServiceDesk.Database;

namespace ServiceDesk.Intake;

/// <summary>Trusts one certificate of a mailbox's server although no authority vouches for it, at an administrator's word.</summary>
public sealed class AcceptCertificate(DeskDb db)
{
    /// <param name="thumbprint">SHA-256, 64 hexadecimal digits.</param>
    /// <returns>False when there is no such mailbox, or the thumbprint is none.</returns>
    public async Task<bool> RunAsync(Act act, long mailboxId, string thumbprint, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(act);
        if (MailServerInput.Thumbprint(thumbprint) is not { Length: 64 } digits || !digits.All(char.IsAsciiHexDigit))
            return false;
        var mailbox = await db.Mailboxes.SingleOrDefaultAsync(x => x.Id == mailboxId && x.ArchivedAt == null, cancellation);
        if (mailbox is null)
            return false;
        mailbox.CertificateThumbprint = digits;
        await db.SaveChangesAsync(cancellation);
        return true;
    }
}
