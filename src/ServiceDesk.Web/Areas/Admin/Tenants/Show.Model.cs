using System.ComponentModel.DataAnnotations;
using ServiceDesk.Escalation;
using ServiceDesk.Installation;
using ServiceDesk.Quotas;
using ServiceDesk.Tenants;

namespace ServiceDesk.Web.Areas.Admin.Tenants;

/// <param name="IsOwn">The operator's own: it cannot be suspended from within.</param>
public sealed record ShowModel(Tenant Tenant, TenantUse Use, IReadOnlyList<TenantDomain> Domains, IReadOnlyList<LinkView> Links, TenantFigures Figures, bool IsOwn)
{
    public LicenceForm Form { get; init; } = LicenceForm.Of(Tenant.Licence);
    public QuotaForm QuotaForm { get; init; } = QuotaForm.Of(Tenant.Quota);
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

/// <summary>Empty: as much as it likes.</summary>
public sealed class QuotaForm
{
    [Display(Name = "People who work as staff"), Range(1, Quota.Most)]
    public int? Seats { get; init; }

    [Display(Name = "Megabytes of files and mails"), Range(1, Quota.Most)]
    public int? Megabytes { get; init; }

    [Display(Name = "New tickets a month"), Range(1, Quota.Most)]
    public int? Tickets { get; init; }

    public Quota Quota => new(Seats, Megabytes, Tickets);

    public static QuotaForm Of(Quota quota)
    {
        ArgumentNullException.ThrowIfNull(quota);
        return new() { Seats = quota.Seats, Megabytes = quota.Megabytes, Tickets = quota.Tickets };
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
