using ServiceDesk.Database;
using ServiceDesk.People;

namespace ServiceDesk.Audit;

/// <summary>Tells of an attempt to sign in that no account counts: its address is unknown, or locked, or has no password.</summary>
public sealed class NoteFailedSignIn(DeskDb db)
{
    /// <param name="address">What was typed. What is no address is not kept: it may be a password in the wrong field.</param>
    public async Task RunAsync(Account? account, string address, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(address);
        var shown = PersonFinder.IsAddress(address) ? Person.Fold(address) : null;
        await AuditTrail.NoteAsync(
            db, AuditKind.SignInFailed, nameof(Account), account?.Id.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "", account?.PersonId, new() { About = shown }, cancellation);
        await db.SaveChangesAsync(cancellation);
    }
}
