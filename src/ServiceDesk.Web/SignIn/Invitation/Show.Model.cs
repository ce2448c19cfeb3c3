using System.ComponentModel.DataAnnotations;

namespace ServiceDesk.Web.SignIn.Invitation;

public sealed record ShowModel(string Token, string Address, InvitationForm Form);

public sealed class InvitationForm
{
    // As long as Identity wants it (AccountSetup); the upper end keeps the work of hashing small.
    [Display(Name = "New password"), Required, StringLength(200, MinimumLength = 12)]
    public string Password { get; init; } = "";
}
