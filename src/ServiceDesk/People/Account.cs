using Microsoft.AspNetCore.Identity;
using ServiceDesk.Database;

namespace ServiceDesk.People;

/// <summary>How a person signs in. The user name is the mail address; it is unique within the tenant, not beyond.</summary>
public sealed class Account : IdentityUser<long>, ITenantRow
{
    public required int TenantId { get; init; }
    public required long PersonId { get; init; }
    public Person? Person { get; init; }
}

public sealed class AccountClaim : IdentityUserClaim<long>, ITenantRow
{
    public int TenantId { get; init; }
}

public sealed class AccountLogin : IdentityUserLogin<long>, ITenantRow
{
    public int TenantId { get; init; }
}

public sealed class AccountToken : IdentityUserToken<long>, ITenantRow
{
    public int TenantId { get; init; }
}
