using System.ComponentModel.DataAnnotations;

namespace ServiceDesk.Web.Profile.Authenticator;

/// <param name="Key">In base32 (RFC 4648).</param>
/// <param name="Issuer">The desk.</param>
public sealed record ShowModel(string Key, string Issuer, string Address, AuthenticatorForm Form)
{
    /// <summary>The key in groups of four, as people type it.</summary>
    public string Grouped => string.Join(' ', Key.Chunk(4).Select(x => new string(x)));

    /// <summary>What applications open (Key Uri Format).</summary>
    public string Link => $"otpauth://totp/{Uri.EscapeDataString(Issuer)}:{Uri.EscapeDataString(Address)}?secret={Key}&issuer={Uri.EscapeDataString(Issuer)}";

    /// <summary>The link as a picture; null: the names in it are too long for one.</summary>
    public QrCode? Picture => System.Text.Encoding.UTF8.GetByteCount(Link) <= QrCode.MostBytes ? QrCode.Of(Link) : null;
}

public sealed class AuthenticatorForm
{
    [Display(Name = "Code"), Required, StringLength(12)]
    public string Code { get; init; } = "";
}

/// <param name="Codes">Shown once.</param>
public sealed record CodesModel(IReadOnlyList<string> Codes);
