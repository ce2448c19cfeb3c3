using System.ComponentModel.DataAnnotations;
using ServiceDesk.Access.Tokens;

namespace ServiceDesk.Web.Profile.Tokens;

/// <param name="Made">A token that was just made: shown this once.</param>
public sealed record TokensModel(IReadOnlyList<ApiToken> Tokens, TokenForm Form, string? Made, string Address)
{
    /// <summary>A command that shows whether it works.</summary>
    public string Example => $"curl -H \"Authorization: Bearer {Made}\" {Address}";
}

public sealed class TokenForm
{
    [Display(Name = "Name"), Required, StringLength(ApiToken.NameLength)]
    public string Name { get; init; } = "";

    [Display(Name = "It may read alone")]
    public bool IsReadOnly { get; init; }

    [Display(Name = "Valid for days"), Range(1, ApiTokens.MostDays)]
    public int Days { get; init; } = 90;

    internal ApiTokenInput Input => new(Name, IsReadOnly, Days);
}
