using System.ComponentModel.DataAnnotations;
using ServiceDesk.Escalation;
using ServiceDesk.Installation;
using ServiceDesk.Tenants;

namespace ServiceDesk.Web.Areas.Admin.Tenants;

/// <param name="IsOwn">The operator's own: it cannot be suspended from within.</param>
public sealed record ShowModel(Tenant Tenant, TenantUse Use, IReadOnlyList<TenantDomain> Domains, IReadOnlyList<LinkView> Links, bool IsOwn)
{
    public LicenceForm Form { get; init; } = LicenceForm.Of(Tenant.Licence);
    public DomainForm DomainForm { get; init; } = new();
    public ErasureForm Erasure { get; init; } = new();
}

public sealed class LicenceForm
{
    [Display(Name = "Package"), EnumDataType(typeof(LicencePackage))]
    public LicencePackage Package { get; init; } = LicencePackage.Retail;

    [Display(Name = "Holds from")]
    public DateOnly? From { get; init; }

    [Display(Name = "Holds until")]
    public DateOnly? Until { get; init; }

    public static LicenceForm Of(Licence licence)
    {
        ArgumentNullException.ThrowIfNull(licence);
        return new() { Package = licence.Package, From = licence.From, Until = licence.Until };
    }
}

public sealed class DomainForm
{
    [Display(Name = "Host name"), Required, StringLength(253)]
    public string Host { get; init; } = "";
}

public sealed class ErasureForm
{
    [Display(Name = "Its short name, to be sure"), Required, StringLength(Tenant.SlugLength)]
    public string Slug { get; init; } = "";
}
