using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.Mail.OAuth;

namespace ServiceDesk.Intake;

/// <summary>What came of a consent.</summary>
public enum ConsentOutcome
{
    Done = 1,

    /// <summary>No such mailbox, or the answer is to nothing that this person has begun for it.</summary>
    NotFound = 2,

    /// <summary>It took too long, or has been used, or another one was begun since.</summary>
    Stale = 3,

    /// <summary>The provider gave nothing, for the reason that goes along.</summary>
    Refused = 4,
}

/// <summary>Takes what a provider sent an administrator's browser back with, and keeps the refresh token that it is worth.</summary>
public sealed class CompleteMailboxConsent(DeskDb db, MailboxPasswords passwords, MailboxTokens tokens, ConsentStates states)
{
    /// <param name="parameters">Of the address that the browser came back to: <c>state</c>, and <c>code</c> or <c>error</c>.</param>
    public async Task<(ConsentOutcome Outcome, string? Problem)> RunAsync(
        Act act, long mailboxId, IReadOnlyDictionary<string, string> parameters, CancellationToken cancellation)
    {
        var given = parameters.GetValueOrDefault("state");
        if (states.Open(given) is not { } state || state.TenantId != act.TenantId || state.MailboxId != mailboxId || state.PersonId != act.PersonId)
            return (ConsentOutcome.NotFound, null);
        var mailbox = await db.Mailboxes.SingleOrDefaultAsync(x => x.Id == mailboxId && x.ArchivedAt == null && x.Kind != MailboxKind.Receiver, cancellation);
        if (mailbox is not { AsksConsent: true })
            return (ConsentOutcome.NotFound, null);
        try
        {
            if (state.Until <= act.At || mailbox.ProtectedConsent is null
                || JsonSerializer.Deserialize<OAuthAuthorization>(passwords.Unprotect(mailbox.ProtectedConsent)) is not { } awaited || awaited.State != given)
                return (ConsentOutcome.Stale, null);
            // Used up whatever comes of it: an answer counts once.
            mailbox.ProtectedConsent = null;
            await db.SaveChangesAsync(cancellation);
            var token = await tokens.ClientOf(mailbox).ExchangeAsync(awaited, awaited.ReadCode(parameters), cancellation);
            if (token.RefreshToken is null)
                return (ConsentOutcome.Refused, $"{mailbox.Provider.Name} gave no refresh token, without which somebody would have to sign in every hour. Ask for the scope that brings one (often offline_access), or withdraw the consent there and sign in again.");
            mailbox.ProtectedRefreshToken = null;
            mailbox.TryAtOnce();
            await tokens.KeepAsync(mailbox, token, cancellation);
            return (ConsentOutcome.Done, null);
        }
        catch (OAuthException e)
        {
            return (ConsentOutcome.Refused, e.Message);
        }
        catch (CryptographicException)
        {
            return (ConsentOutcome.Refused, "The client secret that is kept cannot be decrypted any more. Enter it again.");
        }
    }
}
