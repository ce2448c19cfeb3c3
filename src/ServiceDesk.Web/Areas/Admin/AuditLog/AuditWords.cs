using Microsoft.Extensions.Localization;
using ServiceDesk.Access;
using ServiceDesk.Audit;

namespace ServiceDesk.Web.Areas.Admin.AuditLog;

/// <summary>Entries of the audit log in words. Columns are called as the database calls them.</summary>
public static class AuditWords
{
    public static string Of(AuditKind kind, IStringLocalizer<Texts> L) => kind switch
    {
        AuditKind.SignedIn => L["Signed in"],
        AuditKind.SignInFailed => L["Sign-in failed"],
        AuditKind.SignedOut => L["Signed out"],
        AuditKind.SessionEnded => L["Session ended"],
        AuditKind.PasswordChanged => L["Password changed"],
        AuditKind.SecondFactorOn => L["Second factor turned on"],
        AuditKind.SecondFactorOff => L["Second factor turned off"],
        AuditKind.SecondFactorChanged => L["Second factor changed"],
        AuditKind.PasskeyAdded => L["Passkey added"],
        AuditKind.PasskeyRemoved => L["Passkey removed"],
        AuditKind.TokenMade => L["API token made"],
        AuditKind.TokenRevoked => L["API token revoked"],
        AuditKind.AccountOpened => L["Account opened"],
        AuditKind.AccountChanged => L["Account changed"],
        AuditKind.SettingAdded => L["Setting added"],
        AuditKind.SettingChanged => L["Setting changed"],
        AuditKind.SettingRemoved => L["Setting removed"],
        AuditKind.RightsChanged => L["Rights changed"],
        AuditKind.StaffInvited => L["Colleague taken on"],
        AuditKind.StaffDismissed => L["Colleague dismissed"],
        AuditKind.PersonChanged => L["Person changed"],
        AuditKind.LicenceChanged => L["Licence changed"],
        AuditKind.TicketChanged => L["Ticket changed"],
        AuditKind.TicketsChanged => L["Tickets changed"],
        AuditKind.TicketsPurged => L["Tickets deleted for good"],
        AuditKind.RetentionKept => L["Old files and mails removed"],
        AuditKind.LogTrimmed => L["Old entries of the log deleted"],
        AuditKind.LogExported => L["Log exported"],
        AuditKind.PersonExported => L["Personal data exported"],
        AuditKind.PersonErased => L["Person erased"],
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "There is no word for this kind of entry; add one."),
    };

    public static string Of(Door door, IStringLocalizer<Texts> L) => door switch
    {
        Door.Staff => L["staff pages"],
        Door.Portal => L["portal and sign-in"],
        Door.Mail => L["by mail"],
        Door.Api => L["API"],
        Door.Command => L["command line"],
        Door.Desk => L["by another desk"],
        _ => L["the desk itself"],
    };

    public static string Of(AuditBreak broken, IStringLocalizer<Texts> L) => broken.Flaw switch
    {
        AuditFlaw.Missing => L["Entry {0} is missing.", broken.Sequence],
        AuditFlaw.Altered => L["Entry {0} was altered.", broken.Sequence],
        AuditFlaw.Displaced => L["Entry {0} does not follow the one before it.", broken.Sequence],
        AuditFlaw.DetailsAltered => L["The details of entry {0} were altered.", broken.Sequence],
        AuditFlaw.DetailsGone => L["The details of entry {0} were taken away.", broken.Sequence],
        AuditFlaw.HistoryAltered => L["A line of a ticket’s history that entry {0} covers was altered.", broken.Sequence],
        AuditFlaw.HistoryGone => L["A line of a ticket’s history that entry {0} covers is gone.", broken.Sequence],
        _ => L["The newest entries, from {0} on, are missing.", broken.Sequence],
    };

    /// <summary>What the entry is about: the kind of row, and what people call it.</summary>
    public static string About(AuditRow row, AuditDetails? details, IStringLocalizer<Texts> L) => row.Kind switch
    {
        AuditKind.TicketChanged => L["Ticket {0}", details?.About ?? "–"],
        _ when details is null => L["{0}: taken away with an erased person", row.AboutType],
        _ when details.About is { } about => $"{row.AboutType}: {about}",
        _ => row.AboutType,
    };
}
