using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using ServiceDesk.Database;
using ServiceDesk.Mail.OAuth;

namespace ServiceDesk.Intake;

/// <summary>Gets access tokens for mailboxes from their providers (RFC 6749), by refresh token or as the application itself.</summary>
public sealed class MailboxTokens(DeskDb db, MailboxPasswords passwords, AccessTokens kept, IHttpClientFactory http, TimeProvider time)
{
    /// <summary>Names the client that talks to providers; it follows no redirects.</summary>
    public const string HttpName = "MailboxProviders";

    /// <exception cref="MailboxSignInException">There is none to be had.</exception>
    internal async Task<string> AccessAsync(Mailbox mailbox, CancellationToken cancellation)
    {
        if (kept.Find(mailbox) is { } token)
            return token;
        var turn = await kept.TakeTurnAsync(mailbox, cancellation);
        try
        {
            // Whoever had the turn before, here or on another node, may have got another refresh token.
            var current = await db.Mailboxes.SingleAsync(x => x.Id == mailbox.Id, cancellation);
            await db.Entry(current).ReloadAsync(cancellation);
            return kept.Find(current) ?? await AskAsync(current, cancellation);
        }
        finally
        {
            turn.Release();
        }
    }

    internal void Forget(Mailbox mailbox) => kept.Forget(mailbox);

    /// <summary>The client that asks the mailbox's provider.</summary>
    /// <exception cref="CryptographicException">The secret cannot be read any more.</exception>
    internal OAuthTokenClient ClientOf(Mailbox mailbox) => new(
        http.CreateClient(HttpName),
        mailbox.Provider,
        new OAuthClientRegistration(mailbox.ClientId ?? "", mailbox.ProtectedClientSecret is { } secret ? passwords.Unprotect(secret) : null),
        time);

    /// <summary>Keeps what a provider gave: the access token in memory, the refresh token encrypted with the mailbox.</summary>
    internal async Task KeepAsync(Mailbox mailbox, OAuthToken token, CancellationToken cancellation)
    {
        if (token.RefreshToken is { } next && (mailbox.ProtectedRefreshToken is not { } former || passwords.Unprotect(former) != next))
            mailbox.ProtectedRefreshToken = passwords.Protect(next);
        await db.SaveChangesAsync(cancellation);
        kept.Keep(mailbox, token);
    }

    private async Task<string> AskAsync(Mailbox mailbox, CancellationToken cancellation)
    {
        if (mailbox.SignIn == MailboxSignIn.Password)
            throw new MailboxSignInException("The way of signing in was changed in this moment. It is tried again with the new one.");
        if (mailbox.AsksConsent && mailbox.ProtectedRefreshToken is null)
            throw new MailboxSignInException($"Nobody has signed in at {mailbox.Provider.Name} for this mailbox as it is set up now. Sign in on the mailbox's page.");
        try
        {
            var client = ClientOf(mailbox);
            var token = mailbox.AsksConsent
                ? await client.RefreshAsync(new("", time.GetUtcNow(), passwords.Unprotect(mailbox.ProtectedRefreshToken), string.Join(' ', mailbox.WantedScopes)), cancellation)
                : await client.ClientCredentialsAsync(mailbox.WantedScopes, cancellation);
            if (!token.AccessToken.All(c => c is > ' ' and <= '~'))
                throw new MailboxSignInException($"{mailbox.Provider.Name} gave an access token with spaces or other characters that no mail server takes (RFC 6750 section 2.1). Check the token endpoint.");
            await KeepAsync(mailbox, token, cancellation);
            return token.AccessToken;
        }
        catch (OAuthException e)
        {
            throw new MailboxSignInException(e.Fault == OAuthFault.ConsentNeeded && mailbox.AsksConsent
                ? $"{mailbox.Provider.Name} does not take the former consent any more: sign in again on the mailbox's page. {e.Message}"
                : e.Message, e);
        }
        catch (CryptographicException e)
        {
            throw new MailboxSignInException("The client secret or the consent that is kept cannot be decrypted any more. Enter the secret again, and sign in again.", e);
        }
    }
}
