using System.ComponentModel.DataAnnotations;
using System.Globalization;
using ServiceDesk.SingleSignOn;

namespace ServiceDesk.Web.Areas.Admin.SingleSignOn;

/// <param name="Provider">Null: a new one.</param>
/// <param name="Callback">The address to register there; null: it is known when the provider is saved.</param>
public sealed record FormModel(IdentityProvider? Provider, string? Callback, IReadOnlyList<RoleChoice> Roles, ProviderForm Form)
{
    /// <summary>What is mapped, and empty lines for more.</summary>
    public IEnumerable<MappingForm> Lines => Form.Mappings.Where(x => !x.IsEmpty).Concat(Enumerable.Range(0, 3).Select(_ => new MappingForm()));
}

public sealed record RoleChoice(long Id, string Name);

public sealed class ProviderForm
{
    [Display(Name = "Name on the button"), Required, StringLength(IdentityProvider.NameLength)]
    public string Name { get; init; } = "";

    [Display(Name = "Issuer address"), Required, StringLength(IdentityProvider.IssuerLength)]
    public string Issuer { get; init; } = "";

    [Display(Name = "Client id"), Required, StringLength(IdentityProvider.ClientIdLength)]
    public string ClientId { get; init; } = "";

    [Display(Name = "Client secret"), StringLength(500)]
    public string? ClientSecret { get; init; }

    [Display(Name = "Scopes"), StringLength(IdentityProvider.ScopesLength)]
    public string? Scopes { get; init; } = ProviderInput.DefaultScopes;

    [Display(Name = "Only for mail addresses of these domains"), StringLength(IdentityProvider.MailDomainsLength)]
    public string? MailDomains { get; init; }

    [Display(Name = "Make people known who sign in for the first time")]
    public bool CreatesPeople { get; init; }

    [Display(Name = "Whoever signs in for the first time comes to work here")]
    public bool CreatesStaff { get; init; }

    [Display(Name = "Staff sign in by it alone")]
    public bool IsOnlyWayForStaff { get; init; }

    [Display(Name = "Claim with roles or groups"), StringLength(IdentityProvider.RolesClaimLength)]
    public string? RolesClaim { get; init; }

    public List<MappingForm> Mappings { get; init; } = [];

    internal ProviderInput Input => new(Name, Issuer, ClientId, ClientSecret, Scopes)
    {
        RolesClaim = RolesClaim, CreatesPeople = CreatesPeople, CreatesStaff = CreatesStaff, MailDomains = MailDomains, IsOnlyWayForStaff = IsOnlyWayForStaff,
        Roles = [.. Mappings.Where(x => !x.IsEmpty).Select(x => x.Mapping)],
    };

    public static ProviderForm Of(IdentityProvider provider)
    {
        ArgumentNullException.ThrowIfNull(provider);
        return new()
        {
            Name = provider.Name, Issuer = provider.Issuer, ClientId = provider.ClientId, Scopes = provider.Scopes, MailDomains = provider.MailDomains,
            CreatesPeople = provider.CreatesPeople, CreatesStaff = provider.CreatesStaff, IsOnlyWayForStaff = provider.IsOnlyWayForStaff, RolesClaim = provider.RolesClaim,
            Mappings = [.. provider.Roles.OrderBy(x => x.Id).Select(MappingForm.Of)],
        };
    }
}

/// <summary>One line: a value, and what it gives.</summary>
public sealed class MappingForm
{
    public const string Administrator = "administrator";

    [StringLength(ProviderRole.ValueLength)]
    public string? Value { get; init; }

    /// <summary>A role's id, or <see cref="Administrator"/>.</summary>
    [RegularExpression($"[0-9]{{1,18}}|{Administrator}")]
    public string? Role { get; init; }

    public bool IsEmpty => string.IsNullOrWhiteSpace(Value) || string.IsNullOrEmpty(Role);

    internal RoleMapping Mapping => new(Value!, Role == Administrator ? null : long.Parse(Role!, CultureInfo.InvariantCulture));

    internal static MappingForm Of(ProviderRole mapped) => new() { Value = mapped.Value, Role = mapped.RoleId?.ToString(CultureInfo.InvariantCulture) ?? Administrator };
}
