namespace ServiceDesk.Tenants;

/// <summary>What a tenant has bought. A larger one holds those before it.</summary>
public enum LicencePackage
{
    /// <summary>The staff desk and the portal.</summary>
    Retail = 1,

    /// <summary>And escalation to suppliers.</summary>
    Wholesale = 2,
}

/// <summary>A tenant's licence.</summary>
/// <param name="From">The first day, where the tenant is; null: since ever.</param>
/// <param name="Until">The last day; null: without an end.</param>
public sealed record Licence(LicencePackage Package, DateOnly? From, DateOnly? Until)
{
    /// <summary>What a tenant has about whom nothing was said.</summary>
    public static readonly Licence Usual = new(LicencePackage.Retail, null, null);

    public bool IsInForce(DateOnly day) => !(day < From) && !(day > Until);

    public bool Holds(LicencePackage package) => Package >= package;
}
