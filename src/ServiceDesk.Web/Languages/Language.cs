using System.Globalization;

namespace ServiceDesk.Web.Languages;

/// <summary>The languages that the pages speak.</summary>
public static class Language
{
    /// <summary>The claim of a signed-in person that holds a language of <see cref="All"/>.</summary>
    public const string Claim = "language";

    public static readonly IReadOnlyList<CultureInfo> All = [new("en"), new("fr"), new("de"), new("he")];
}
