using Microsoft.Extensions.Localization;
using ServiceDesk.Intake;

namespace ServiceDesk.Web.Areas.Admin.Mailboxes;

/// <summary>Why a change to a mailbox was refused, and at which field that is shown.</summary>
internal static class MailboxAnswers
{
    /// <returns>Null when the form itself says what is wrong.</returns>
    public static (string Field, string Text)? Of(MailboxOutcome outcome, IStringLocalizer<Texts> L) => outcome switch
    {
        MailboxOutcome.NoAddress => (nameof(MailboxForm.Address), L["This is no mail address; expected something like name@example.com."]),
        MailboxOutcome.AddressTaken => (nameof(MailboxForm.Address), L["A mailbox of this installation has this address, perhaps an archived one."]),
        MailboxOutcome.PasswordNeeded => (nameof(MailboxForm.Password), L["Enter the password: none is kept for this server and user."]),
        MailboxOutcome.IsDefault => (nameof(MailboxForm.IsDefault), L["A desk has a default mailbox; make another one the default instead."]),
        MailboxOutcome.HostNeeded => (nameof(MailboxForm.Host), L["Fill in “{0}”.", L["Server"].Value]),
        MailboxOutcome.Unencrypted => (nameof(MailboxForm.Security), L["An access token is sent over an encrypted line alone; choose TLS or STARTTLS."]),
        MailboxOutcome.SecretNeeded => (nameof(MailboxForm.ClientSecret), L["Enter the client secret: none is kept for this client, server and user."]),
        MailboxOutcome.DirectoryNeeded => (nameof(MailboxForm.Directory), L["Name the directory of Microsoft 365 by its id or one of its domains, such as example.com."]),
        MailboxOutcome.EndpointUnfit => (nameof(MailboxForm.TokenEndpoint), L["Both endpoints are needed, as addresses that begin with https://."]),
        MailboxOutcome.ScopesNeeded => (nameof(MailboxForm.Scopes), L["Fill in “{0}”.", L["Scopes"].Value]),
        _ => null,
    };

    /// <returns>As above, with the field that the chosen kind of mailbox has for it.</returns>
    public static (string Field, string Text)? Of(MailboxOutcome outcome, MailboxKind kind, IStringLocalizer<Texts> L) => outcome != MailboxOutcome.AfterFetchUnfit
        ? Of(outcome, L)
        : (kind == MailboxKind.Pop3 ? nameof(MailboxForm.AfterPop3) : nameof(MailboxForm.AfterFetch),
            L["By IMAP, fetched mail is marked as seen or moved; by POP3, it is left or deleted. Choose one of the two."]);
}
