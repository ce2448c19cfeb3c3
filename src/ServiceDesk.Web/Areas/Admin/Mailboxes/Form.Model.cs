using ServiceDesk.Intake;
using ServiceDesk.Mail.OAuth;

namespace ServiceDesk.Web.Areas.Admin.Mailboxes;

/// <param name="Mailbox">Null: a new one.</param>
/// <param name="RedirectAddress">What a provider sends browsers back to, to be registered there.</param>
public sealed record FormModel(Mailbox? Mailbox, IReadOnlyList<QueueChoice> Queues, MailboxForm Form, string RedirectAddress)
{
    /// <summary>What Microsoft 365 calls the rights of an application that reads mailboxes by IMAP and by POP3.</summary>
    public const string ApplicationPermissions = "IMAP.AccessAsApp POP.AccessAsApp";

    /// <summary>What the desk asks a provider for, by IMAP and by POP3.</summary>
    public static string ScopesOf(OAuthProvider provider) => string.Join(' ', provider.ImapScopes.Concat(provider.Pop3Scopes).Distinct());

    /// <summary>Whether somebody has to sign in at the provider before anything can be fetched.</summary>
    public bool LacksConsent => Mailbox is { AsksConsent: true, ProtectedRefreshToken: null, Kind: not MailboxKind.Receiver };
}

public sealed record QueueChoice(long Id, string Name);
