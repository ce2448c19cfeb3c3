using Microsoft.Extensions.Localization;
using ServiceDesk.Outbox;

namespace ServiceDesk.Web.Areas.Admin.Sent;

/// <summary>What a mail of the desk's is for and how it fares, in words.</summary>
public static class OutboxWords
{
    public static string Of(OutboxKind kind, IStringLocalizer<Texts> L) => kind switch
    {
        OutboxKind.Acknowledgement => L["Acknowledgement"],
        OutboxKind.Reply => L["Reply"],
        OutboxKind.Assignment => L["Assignment"],
        OutboxKind.Received => L["Notice of an answer"],
        OutboxKind.SignInLink => L["Sign-in link"],
        OutboxKind.Invitation => L["Invitation"],
        OutboxKind.Forward => L["Forwarded ticket"],
        OutboxKind.Notice => L["Notice of a rule"],
        OutboxKind.Deferral => L["Notice of a deferral"],
        OutboxKind.Decline => L["Notice of an end for a reason"],
        OutboxKind.Review => L["Notice of a review"],
        OutboxKind.Closing => L["Notice of the end"],
        OutboxKind.Survey => L["Survey"],
        OutboxKind.Update => L["Notice of an event"],
        OutboxKind.PartnerUpdate => L["Notice to a partner"],
        OutboxKind.AccountUpdate => L["Notice to the account contact"],
        OutboxKind.Event => L["Notice of an event to staff"],
        OutboxKind.Summary => L["Daily summary"],
        OutboxKind.AccountChange => L["Change in how somebody signs in"],
        OutboxKind.QuotaNotice => L["Notice of a limit"],
        OutboxKind.MailboxAlarm => L["Alarm"],
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "There is no word for this kind of mail; add one."),
    };

    public static string Of(OutboxState state, IStringLocalizer<Texts> L) => state switch
    {
        OutboxState.Queued => L["waiting"],
        OutboxState.Sent => L["sent"],
        OutboxState.Withheld => L["withheld"],
        _ => L["failed"],
    };

    /// <returns>The phase whose colour stands for the state, and the word.</returns>
    public static (string Phase, string Word) Of(OutboxRow row, IStringLocalizer<Texts> L) => row switch
    {
        { State: OutboxState.Failed } => ("pending", L["failed"]),
        { State: OutboxState.Withheld } => ("pending", L["withheld"]),
        { State: OutboxState.Queued } => ("working", L["waiting"]),
        { IsUndelivered: true } => ("waiting", L["not delivered"]),
        _ => ("solved", L["sent"]),
    };
}
