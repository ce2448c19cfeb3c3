using System.ComponentModel.DataAnnotations;

namespace ServiceDesk.Web.Profile.Confirmation;

public sealed record ShowModel(bool HasPassword, bool HasPasskey, ConfirmationForm Form);

public sealed class ConfirmationForm
{
    // Where somebody may be sent on to; anything else leads to the profile.
    private static readonly string[] Targets = ["profile", "profile/authenticator", "profile/tokens", "profile/password", "profile/second-factor"];

    [Display(Name = "Password"), Required, StringLength(200)]
    public string Password { get; init; } = "";

    public string? BackTo { get; init; }

    public string Target => $"~/{(Targets.Contains(BackTo) ? BackTo : Targets[0])}";
}
