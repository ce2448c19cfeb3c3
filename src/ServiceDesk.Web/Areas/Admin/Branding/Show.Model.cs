using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Localization;
using ServiceDesk.Branding;
using ServiceDesk.Tenants;

namespace ServiceDesk.Web.Areas.Admin.Branding;

/// <param name="Form">What is asked.</param>
/// <param name="Now">What counts so far.</param>
public sealed record ShowModel(BrandingForm Form, TenantBranding Now);

public sealed class BrandingForm : IValidatableObject
{
    /// <summary>What the colour field shows while there is no colour of one's own: the desk's usual one.</summary>
    private const string Usual = "#1f6feb";

    [Display(Name = "Name"), Required, StringLength(Tenant.NameLength)]
    public string Name { get; init; } = "";

    [Display(Name = "Logo")]
    public IFormFile? Logo { get; init; }

    [Display(Name = "Remove the logo")]
    public bool WithoutLogo { get; init; }

    [Display(Name = "The logo shows the name already")]
    public bool LogoSaysName { get; init; }

    [Display(Name = "A colour of our own")]
    public bool HasColour { get; init; }

    [Display(Name = "Colour"), RegularExpression(AccentColour.Pattern, ErrorMessage = "A colour is written as # and six hexadecimal digits, such as #1f6feb.")]
    public string Colour { get; init; } = Usual;

    [Display(Name = "Welcome"), StringLength(TenantBranding.WelcomeLength)]
    public string? Welcome { get; init; }

    public static BrandingForm Of(string name, TenantBranding branding)
    {
        ArgumentNullException.ThrowIfNull(branding);
        return new() { Name = name, LogoSaysName = branding.LogoSaysName, HasColour = branding.Colour is not null, Colour = branding.Colour ?? Usual, Welcome = branding.Welcome };
    }

    public async Task<BrandingInput> InputAsync(CancellationToken cancellation)
    {
        using var logo = new MemoryStream();
        if (Logo is not null)
            await Logo.CopyToAsync(logo, cancellation);
        return new(Name, HasColour ? Colour : null, LogoSaysName, Welcome, logo.ToArray(), WithoutLogo);
    }

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        var L = validationContext.GetRequiredService<IStringLocalizer<Texts>>();
        if (Logo is null)
            yield break;
        if (Logo.Length > LogoPicture.MostKilobytes * 1024)
            yield return new(L["The logo has {0} KB; {1} KB are the most.", (Logo.Length + 1023) / 1024, LogoPicture.MostKilobytes], [nameof(Logo)]);
        else if (LogoPicture.TypeOf(Beginning(Logo)) is null)
            yield return new(L["This file is no PNG, JPEG or WebP picture. Pictures of other kinds, SVG among them, have to be converted first."], [nameof(Logo)]);
    }

    private static byte[] Beginning(IFormFile file)
    {
        using var content = file.OpenReadStream();
        var bytes = new byte[Math.Min(16, file.Length)];
        content.ReadExactly(bytes);
        return bytes;
    }
}
