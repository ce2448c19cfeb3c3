using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.Tenants;

namespace ServiceDesk.Branding;

/// <summary>What the portal shall look like.</summary>
/// <param name="Name">The tenant's, as it stands in pages and mails.</param>
/// <param name="Colour">See <see cref="TenantBranding"/>.</param>
/// <param name="LogoSaysName">See <see cref="TenantBranding"/>.</param>
/// <param name="Welcome">See <see cref="TenantBranding"/>.</param>
/// <param name="NewLogo">A picture that <see cref="LogoPicture"/> takes; empty: the one that is there stays.</param>
/// <param name="WithoutLogo">The one that is there goes.</param>
public sealed record BrandingInput(string Name, string? Colour, bool LogoSaysName, string? Welcome, ReadOnlyMemory<byte> NewLogo, bool WithoutLogo);

/// <summary>Changes the name, the logo, the colour and the welcoming text of a desk.</summary>
public sealed class ChangeBranding(DeskDb db, TenantDirectory directory)
{
    /// <returns>False when the person who acts may not change settings.</returns>
    /// <exception cref="ArgumentException">Something is longer, larger or of another kind than it may be.</exception>
    public async Task<bool> RunAsync(Act act, BrandingInput input, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(act);
        ArgumentNullException.ThrowIfNull(input);
        Check(input);
        if (!act.Allows(Right.Settings))
            return false;
        var tenant = await db.Tenants.SingleAsync(x => x.Id == act.TenantId, cancellation);
        var logo = await db.Logos.SingleOrDefaultAsync(cancellation);
        var digest = Place(act.TenantId, logo, input);
        tenant.Name = input.Name.Trim();
        tenant.Branding = new(
            input.Colour?.ToLowerInvariant(), digest, digest is not null && input.LogoSaysName, string.IsNullOrWhiteSpace(input.Welcome) ? null : input.Welcome.Trim());
        await db.SaveChangesAsync(cancellation);
        directory.ForgetAll();
        return true;
    }

    /// <returns>The digest of the logo that the tenant has from now on.</returns>
    private string? Place(int tenantId, Logo? logo, BrandingInput input)
    {
        if (input.NewLogo.IsEmpty)
        {
            if (input.WithoutLogo && logo is not null)
                db.Remove(logo);
            return input.WithoutLogo ? null : logo?.Digest;
        }
        var (digest, type, content) = (Convert.ToHexStringLower(SHA256.HashData(input.NewLogo.Span)), LogoPicture.TypeOf(input.NewLogo.Span)!, input.NewLogo.ToArray());
        if (logo is null)
            db.Add(new Logo { TenantId = tenantId, Digest = digest, ContentType = type, Content = content });
        else
            (logo.Digest, logo.ContentType, logo.Content) = (digest, type, content);
        return digest;
    }

    private static void Check(BrandingInput input)
    {
        if (string.IsNullOrWhiteSpace(input.Name) || input.Name.Trim().Length > Tenant.NameLength)
            throw new ArgumentException($"The name has {input.Name?.Trim().Length ?? 0} characters; expected 1 to {Tenant.NameLength}.", nameof(input));
        if (input.Colour is not null && AccentColour.Parse(input.Colour) is null)
            throw new ArgumentException($"'{input.Colour}' is no colour; expected # and six hexadecimal digits.", nameof(input));
        if (input.Welcome?.Trim().Length > TenantBranding.WelcomeLength)
            throw new ArgumentException($"The welcoming text has {input.Welcome.Trim().Length} characters; expected {TenantBranding.WelcomeLength} at most.", nameof(input));
        if (input.NewLogo.Length > LogoPicture.MostKilobytes * 1024 || (!input.NewLogo.IsEmpty && LogoPicture.TypeOf(input.NewLogo.Span) is null))
            throw new ArgumentException($"The logo has {input.NewLogo.Length} bytes; expected a PNG, JPEG or WebP picture of {LogoPicture.MostKilobytes} KB at most.", nameof(input));
    }
}
