using System.ComponentModel.DataAnnotations;

namespace ServiceDesk.Web.Profile.Password;

/// <param name="HasPassword">There is one already, which is asked for.</param>
public sealed record ShowModel(bool HasPassword, PasswordForm Form);

public sealed class PasswordForm
{
    [Display(Name = "Present password"), StringLength(200)]
    public string? Current { get; init; }

    // As long as Identity wants it (AccountSetup); the upper end keeps the work of hashing small.
    [Display(Name = "New password"), Required, StringLength(200, MinimumLength = 12)]
    public string Password { get; init; } = "";
}
