using Microsoft.AspNetCore.Localization;

namespace ServiceDesk.Web.Languages;

/// <summary>Takes the language from what a signed-in person has chosen. Comes before the cookie and the browser.</summary>
public sealed class PersonLanguage : RequestCultureProvider
{
    public override Task<ProviderCultureResult?> DetermineProviderCultureResult(HttpContext httpContext)
    {
        var chosen = httpContext.User.FindFirst(Language.Claim)?.Value;
        return Task.FromResult(string.IsNullOrEmpty(chosen) ? null : new ProviderCultureResult(chosen));
    }
}
