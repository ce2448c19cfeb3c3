namespace ServiceDesk.Branding;

/// <summary>What makes the portal and the sign-in pages a tenant's own.</summary>
/// <param name="Colour">Of links and buttons, as <c>#1f6feb</c>; null: the desk's usual one.</param>
/// <param name="Logo">The hash by which <see cref="Branding.Logo.Digest"/> is found; null: none.</param>
/// <param name="LogoSaysName">The logo holds the name: it is not written beside it again.</param>
/// <param name="Welcome">Plain text above the requests and on the sign-in page; null: none.</param>
public sealed record TenantBranding(string? Colour, string? Logo, bool LogoSaysName, string? Welcome)
{
    /// <summary>Characters.</summary>
    public const int WelcomeLength = 600;

    public static readonly TenantBranding None = new(null, null, false, null);
}
