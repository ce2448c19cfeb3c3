using Microsoft.AspNetCore.Identity;
using ServiceDesk.Database;

namespace ServiceDesk.People;

/// <summary>A key of the person's device or password store that signs in in place of a password (WebAuthn level 3).</summary>
public sealed class AccountPasskey : ITenantRow
{
    public const int NameLength = 100;

    /// <summary>Longest credential id (WebAuthn, 4, "credential id").</summary>
    public const int CredentialIdLength = 1023;

    public long Id { get; private set; }
    public required int TenantId { get; init; }
    public required long AccountId { get; init; }
    public required byte[] CredentialId { get; init; }

    /// <summary>SHA-256 of the credential id, which is longer than an index takes.</summary>
    public required byte[] CredentialHash { get; init; }

    /// <summary>COSE (RFC 9052).</summary>
    public required byte[] PublicKey { get; init; }
    public string? Name { get; set; }
    public required DateTime CreatedAt { get; init; }
    public long SignCount { get; set; }

    /// <summary>With commas between them.</summary>
    public string? Transports { get; set; }
    public bool IsUserVerified { get; set; }
    public bool IsBackupEligible { get; init; }
    public bool IsBackedUp { get; set; }
    public required byte[] AttestationObject { get; init; }
    public required byte[] ClientDataJson { get; init; }

    internal UserPasskeyInfo Info => new(
        CredentialId, PublicKey, new DateTimeOffset(CreatedAt, TimeSpan.Zero), (uint)SignCount, Transports?.Split(','), IsUserVerified, IsBackupEligible, IsBackedUp,
        AttestationObject, ClientDataJson) { Name = Name };
}
