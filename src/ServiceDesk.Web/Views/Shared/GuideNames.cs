using System.Globalization;
using Microsoft.Extensions.Localization;
using ServiceDesk.Conditions;
using ServiceDesk.Guides;

namespace ServiceDesk.Web.Views.Shared;

/// <summary>
/// What entries of guides are called in the reader's language: as their administrator wrote it for that language, else as the
/// application translates the names that desks start with.
/// </summary>
public static class GuideNames
{
    extension(IStringLocalizer<Texts> L)
    {
        /// <returns>Empty for none.</returns>
        public string Of(Guide? entry) => entry is null ? "" : entry.TranslationIn(CultureInfo.CurrentUICulture) ?? L[entry.Name].Value;

        public string Of(ConditionChoice choice)
        {
            ArgumentNullException.ThrowIfNull(choice);
            return choice.Entry is { } entry ? L.Of(entry) : L[choice.Name].Value;
        }
    }
}
