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
        _ => null,
    };
}
