using Microsoft.Extensions.Localization;
using ServiceDesk.Notifications;

namespace ServiceDesk.Web.Areas.Admin.Notifications;

/// <summary>Who is told, in words.</summary>
public static class AudienceWords
{
    public static string Of(Audience audience, IStringLocalizer<Texts> L) => audience switch
    {
        Audience.Requester => L["Requester"],
        Audience.AccountContact => L["Account contact"],
        Audience.Participants => L["Participants"],
        Audience.Assignee => L["Assignee"],
        Audience.Group => L["Group"],
        Audience.MainPerson => L["Main person of the group"],
        Audience.Triage => L["Triage"],
        Audience.Watchers => L["Watchers"],
        Audience.Partners => L["Partners"],
        Audience.Named => L["Whoever is named"],
        _ => throw new ArgumentOutOfRangeException(nameof(audience), audience, "There is no word for this audience; add one."),
    };
}
