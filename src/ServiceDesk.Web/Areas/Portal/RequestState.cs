using System.Globalization;
using Microsoft.Extensions.Localization;
using ServiceDesk.Guides;
using ServiceDesk.Web.Views.Shared;

namespace ServiceDesk.Web.Areas.Portal;

/// <summary>Where a request stands, in plain words for its requester; to be translated where it is shown.</summary>
public static class RequestState
{
    public static string Of(Phase phase) => phase switch
    {
        Phase.Pending => Texts.Key("Received"),
        Phase.Working => Texts.Key("In progress"),
        Phase.Waiting => Texts.Key("Waiting for your answer"),
        Phase.Deferred => Texts.Key("Put off"),
        Phase.Solved => Texts.Key("Solved, please check"),
        _ => Texts.Key("Done and closed"),
    };

    /// <summary>Why a request is put off or ended: the sentence that was written for requesters, else the name of the reason.</summary>
    public static string ReasonOf(GuideEntry reason, IStringLocalizer<Texts> L)
    {
        ArgumentNullException.ThrowIfNull(reason);
        return DeferralReasons.SentenceIn(reason, CultureInfo.CurrentUICulture) ?? L.Of(reason);
    }
}
