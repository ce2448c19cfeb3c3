using Microsoft.Extensions.Localization;
using ServiceDesk.Surveys;

namespace ServiceDesk.Web.Views.Shared;

/// <summary>What the icons of a survey mean, in words.</summary>
public static class SurveyWording
{
    /// <summary>A picture of the page's own: not every machine has characters for all of them, as mails use them.</summary>
    public static string IconOf(int rating, int of) => SurveyScale.PlaceOf(rating, of) switch
    {
        0 => "mood-angry",
        1 => "mood-sad",
        2 => "mood-neutral",
        3 => "mood-smile",
        _ => "mood-happy",
    };

    public static string LabelOf(int rating, int of, IStringLocalizer<Texts> L) => SurveyScale.PlaceOf(rating, of) switch
    {
        0 => L["Very bad"],
        1 => L["Bad"],
        2 => L["Neither good nor bad"],
        3 => L["Good"],
        _ => L["Very good"],
    };
}
