using ServiceDesk.Database;
using ServiceDesk.Intake;

namespace ServiceDesk.Jobs;

/// <summary>A mailbox to be watched.</summary>
/// <param name="Id">Unique in the installation.</param>
/// <param name="Account">What a connection to it depends on: when this is another, a new connection is needed.</param>
internal sealed record WatchedMailbox(TenantInfo Tenant, long Id, string Account)
{
    public static WatchedMailbox Of(TenantInfo tenant, Mailbox mailbox) => new(tenant, mailbox.Id, string.Join('\n',
        mailbox.Host, mailbox.Port, mailbox.Security, mailbox.UserName, mailbox.ProtectedPassword, mailbox.Folder, mailbox.CertificateThumbprint,
        // The refresh token is not among them: providers change it as they please, and a session that is signed in outlives it.
        mailbox.SignIn, mailbox.Directory, mailbox.ClientId, mailbox.ProtectedClientSecret, mailbox.AuthorizationEndpoint, mailbox.TokenEndpoint, mailbox.Scopes));
}
