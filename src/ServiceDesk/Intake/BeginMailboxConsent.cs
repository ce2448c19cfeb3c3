using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using ServiceDesk.Access;
using ServiceDesk.Database;

namespace ServiceDesk.Intake;

/// <summary>Where an administrator is sent to consent.</summary>
/// <param name="Account">Who has to sign in there.</param>
public sealed record MailboxConsent(string Mailbox, string Provider, string Account, Uri Url);

/// <summary>
/// Prepares the consent of the person whose mailbox it is (RFC 6749 section 4.1 with PKCE, RFC 7636). It is bound to whoever begins
/// it, to the mailbox and to a quarter of an hour; beginning again ends the former one.
/// </summary>
public sealed class BeginMailboxConsent(DeskDb db, MailboxPasswords passwords, MailboxTokens tokens, ConsentStates states, PublicLinks links)
{
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(15);

    /// <param name="host">The tenant's own host that the person is at; null: below the installation's address.</param>
    /// <returns>Null when there is no such mailbox, or it is signed in to without a person.</returns>
    /// <exception cref="MailboxSignInException">The client secret cannot be read any more.</exception>
    public async Task<MailboxConsent?> RunAsync(Act act, long mailboxId, string? host, CancellationToken cancellation)
    {
        var mailbox = await db.Mailboxes.SingleOrDefaultAsync(x => x.Id == mailboxId && x.ArchivedAt == null && x.Kind != MailboxKind.Receiver, cancellation);
        if (mailbox is not { AsksConsent: true } || act.PersonId is not { } person)
            return null;
        var state = states.Seal(new(act.TenantId, mailbox.Id, person, act.At + Patience, host));
        try
        {
            var authorization = tokens.ClientOf(mailbox).Authorize(new Uri(links.MailSignIn), mailbox.WantedScopes, mailbox.UserName, state);
            mailbox.ProtectedConsent = passwords.Protect(JsonSerializer.Serialize(authorization with { Url = mailbox.Provider.AuthorizationEndpoint }));
            await db.SaveChangesAsync(cancellation);
            return new(mailbox.Name, mailbox.Provider.Name, mailbox.UserName ?? "", authorization.Url);
        }
        catch (CryptographicException e)
        {
            throw new MailboxSignInException("The client secret that is kept cannot be decrypted any more. Enter it again.", e);
        }
    }
}
