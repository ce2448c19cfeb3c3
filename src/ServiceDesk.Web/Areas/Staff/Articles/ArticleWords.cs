using Microsoft.Extensions.Localization;
using ServiceDesk.Articles;
using ServiceDesk.Guides;

namespace ServiceDesk.Web.Areas.Staff.Articles;

/// <summary>What is said of an article in the reader's language.</summary>
internal static class ArticleWords
{
    public static string Of(Audience audience, IStringLocalizer<Texts> L) => audience switch
    {
        Audience.Everybody => L["Everybody"],
        Audience.SignedIn => L["Whoever is signed in"],
        _ => L["Staff alone"],
    };

    /// <summary>The state as a word, and the phase whose colour says the same.</summary>
    public static (Phase Phase, string Word) StateOf(int newest, int? published, IStringLocalizer<Texts> L) => published switch
    {
        null => (Phase.Waiting, L["Draft"]),
        { } number when number == newest => (Phase.Solved, L["Published"]),
        _ => (Phase.Working, L["Published, with a newer draft"]),
    };
}
