using ServiceDesk.Database;

namespace ServiceDesk.People;

/// <summary>
/// Somebody known to a tenant: a contact of a customer, or staff (who may be a requester too).
/// A person becomes known by writing a mail; signing in needs an <see cref="Account"/> besides.
/// </summary>
public sealed class Person : ITenantRow
{
    public const int NameLength = 200;
    public const int AddressLength = 254;

    public long Id { get; private set; }
    public required int TenantId { get; init; }
    public required string Name { get; set; }

    /// <summary>Mail address, lower case; unique within the tenant.</summary>
    public required string Address { get; set; }

    public string? Phone { get; set; }

    /// <summary>Two letters; null: the tenant's.</summary>
    public string? Language { get; set; }

    /// <summary>IANA name; null: the tenant's.</summary>
    public string? TimeZone { get; set; }

    public long? CustomerId { get; set; }
    public Customer? Customer { get; private set; }

    public StaffRole? Role { get; private set; }
    public DateTime? StaffSince { get; private set; }
    public DateTime? StaffUntil { get; private set; }
    public long? ManagerId { get; set; }

    /// <summary>Away from then; nothing is handed to them until <see cref="AwayUntil"/>.</summary>
    public DateTime? AwayFrom { get; set; }
    public DateTime? AwayUntil { get; set; }

    /// <summary>Open tickets beyond which nothing more is handed to them; null: as many as come.</summary>
    public int? MostOpen { get; set; }

    /// <summary>The columns of their ticket lists, as <c>ListColumns</c> writes them; null: the usual ones.</summary>
    public string? ListColumns { get; set; }

    /// <summary>How they wish to hear of what happens, as <c>NoticeChoices</c> writes it; null: by mail and in the application.</summary>
    public string? NoticeChoices { get; set; }

    /// <summary>For how long a reply of theirs is held before it goes out; zero: it goes at once; null: for as long as usual.</summary>
    public int? UndoSeconds { get; set; }

    /// <summary>When mail to this address was refused for good; automatic mail stops until it is cleared.</summary>
    public DateTime? AddressFailedAt { get; set; }

    /// <summary>The tenant of the installation for which this stands, as a retailer or a supplier: what it says and hears does not go by mail. Null: a person.</summary>
    public int? RepresentsTenantId { get; init; }

    public required DateTime CreatedAt { get; init; }

    /// <summary>Whether mail that nobody asked for may go to the address.</summary>
    public bool GetsMail => AddressFailedAt is null && RepresentsTenantId is null;

    public bool IsAway(DateTime at) => AwayUntil > at && (AwayFrom ?? DateTime.MinValue) <= at;

    public bool IsStaff => StaffSince is not null && StaffUntil is null;

    /// <summary>Takes the person on as staff, or changes the role.</summary>
    public void Employ(StaffRole role, DateTime at)
    {
        if (!IsStaff)
            (StaffSince, StaffUntil) = (at, null);
        Role = role;
    }

    /// <summary>The person stays known, and what they wrote keeps their name; their right to the staff area ends.</summary>
    public void Dismiss(DateTime at)
    {
        if (IsStaff)
            (StaffUntil, Role) = (at, null);
    }

    /// <summary>A display name for an address that came without one: the part before the @.</summary>
    public static string NameFor(string? name, string address)
    {
        ArgumentNullException.ThrowIfNull(address);
        var shown = string.IsNullOrWhiteSpace(name) ? address.Split('@')[0] : name.Trim();
        return shown.Length <= NameLength ? shown : shown[..NameLength];
    }

    public static string Fold(string address)
    {
        ArgumentNullException.ThrowIfNull(address);
        return address.Trim().ToLowerInvariant();
    }
}
