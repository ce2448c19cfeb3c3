using System.ComponentModel.DataAnnotations;

namespace ServiceDesk.Web.SignIn;

/// <param name="Form">What was filled in.</param>
/// <param name="DeskAddress">Where the desk takes mail.</param>
/// <param name="OnlyWay">The provider by which staff sign in, and by nothing else; null: there is none.</param>
/// <param name="CameOtherwise">Staff tried another way than that.</param>
public sealed record ShowModel(SignInForm Form, string? DeskAddress, IReadOnlyList<ProviderButton> Providers, string? OnlyWay, bool CameOtherwise)
{
    /// <summary>The other ways are folded away.</summary>
    public bool IsFolded => OnlyWay is not null && Form.Address.Length == 0;
}

public sealed record ProviderButton(long Id, string Name);

public sealed class SignInForm
{
    [Display(Name = "Mail address"), Required, EmailAddress]
    public string Address { get; init; } = "";

    [Display(Name = "Password"), Required]
    public string Password { get; init; } = "";

    public string? ReturnUrl { get; init; }
}
