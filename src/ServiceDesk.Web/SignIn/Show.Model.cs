using System.ComponentModel.DataAnnotations;

namespace ServiceDesk.Web.SignIn;

/// <param name="Form">What was filled in.</param>
/// <param name="DeskAddress">Where the desk takes mail.</param>
public sealed record ShowModel(SignInForm Form, string? DeskAddress);

public sealed class SignInForm
{
    [Display(Name = "Mail address"), Required, EmailAddress]
    public string Address { get; init; } = "";

    [Display(Name = "Password"), Required]
    public string Password { get; init; } = "";

    public string? ReturnUrl { get; init; }
}
