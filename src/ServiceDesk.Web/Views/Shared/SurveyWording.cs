using Microsoft.Extensions.Localization;
using ServiceDesk.Surveys;

namespace ServiceDesk.Web.Views.Shared;

/// <summary>What the icons of a survey mean, in words.</summary>
public static class SurveyWording
{
    public static string LabelOf(int rating, int of, IStringLocalizer<Texts> L) => SurveyScale.PlaceOf(rating, of) switch
    {
        0 => L["Very bad"],
        1 => L["Bad"],
        2 => L["Neither good nor bad"],
        3 => L["Good"],
        _ => L["Very good"],
    };
}
