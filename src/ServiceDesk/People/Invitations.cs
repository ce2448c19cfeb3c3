using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.Outbox;

namespace ServiceDesk.People;

/// <summary>Invites a person to set a password: by a mail, or by a link that the command line shows.</summary>
public sealed class Invitations(DeskDb db, AccountOpener accounts, SignInTokens tokens, PublicLinks links)
{
    /// <summary>Queues the mail; its link is made when it leaves.</summary>
    /// <param name="person">Saved before.</param>
    public async Task SendAsync(Act act, Person person, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(act);
        await accounts.EnsureAsync(person, cancellation);
        new OutboxMail { TenantId = act.TenantId, Kind = OutboxKind.Invitation, Person = person, CreatedAt = act.At }.AddTo(db);
        await db.SaveChangesAsync(cancellation);
    }

    /// <param name="person">Saved before.</param>
    /// <returns>The absolute address.</returns>
    public async Task<string> LinkAsync(Person person, CancellationToken cancellation) =>
        links.Invitation(db.Tenant.Info, await tokens.NewInvitationTokenAsync(await accounts.EnsureAsync(person, cancellation)));
}
