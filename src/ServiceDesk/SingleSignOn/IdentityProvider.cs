using ServiceDesk.Database;

namespace ServiceDesk.SingleSignOn;

/// <summary>Somebody who vouches for a tenant's people by OpenID Connect, so that they sign in at one place alone.</summary>
public sealed class IdentityProvider : ITenantRow
{
    public const int NameLength = 80;
    public const int IssuerLength = 400;
    public const int ClientIdLength = 200;
    public const int ScopesLength = 400;
    public const int RolesClaimLength = 200;
    public const int MailDomainsLength = 1000;

    public long Id { get; private set; }
    public required int TenantId { get; init; }

    /// <summary>On the button.</summary>
    public required string Name { get; set; }

    /// <summary>As the provider writes it itself, letter for letter (OpenID Connect Discovery 1.0, section 3).</summary>
    public required string Issuer { get; set; }

    public required string ClientId { get; set; }

    /// <summary>Encrypted (<see cref="ProviderSecrets"/>); null: a public client, which proves itself by PKCE alone.</summary>
    public string? ProtectedClientSecret { get; set; }

    /// <summary>Words parted by spaces; <c>openid</c> is always asked for.</summary>
    public required string Scopes { get; set; }

    /// <summary>The claim whose values are mapped to roles; null: roles are given by hand.</summary>
    public string? RolesClaim { get; set; }

    /// <summary>Whom nobody knows is made known at the first sign-in.</summary>
    public bool CreatesPeople { get; set; }

    /// <summary>Whoever signs in for the first time comes to work here; otherwise they are requesters. Counts with <see cref="CreatesPeople"/>.</summary>
    public bool CreatesStaff { get; set; }

    /// <summary>The domains of mail addresses for which the provider's word counts, parted by spaces; null: all.</summary>
    public string? MailDomains { get; set; }

    /// <summary>Staff who are no administrators sign in by it and by nothing else.</summary>
    public bool IsOnlyWayForStaff { get; set; }

    public required DateTime CreatedAt { get; init; }
    public DateTime? ArchivedAt { get; set; }

    public List<ProviderRole> Roles { get; } = [];

    public bool VouchesFor(string address)
    {
        ArgumentNullException.ThrowIfNull(address);
        return MailDomains is null || MailDomains.Split(' ').Contains(address[(address.LastIndexOf('@') + 1)..], StringComparer.OrdinalIgnoreCase);
    }
}

/// <summary>That whoever has a value in the provider's claim of roles has a role here.</summary>
public sealed class ProviderRole : ITenantRow
{
    public const int ValueLength = 200;

    public long Id { get; private set; }
    public required int TenantId { get; init; }
    public long ProviderId { get; init; }

    /// <summary>Compared letter for letter.</summary>
    public required string Value { get; init; }

    /// <summary>Null: an administrator.</summary>
    public required long? RoleId { get; init; }
}
