using System.ComponentModel.DataAnnotations;

namespace ServiceDesk.Web.SignIn.Code;

public sealed record ShowModel(CodeForm Form);

public sealed class CodeForm
{
    public const int AuthenticatorDigits = 6;

    [Display(Name = "Code"), Required, StringLength(40)]
    public string Code { get; init; } = "";

    public string? ReturnUrl { get; init; }
}
