using ServiceDesk.Database;

namespace ServiceDesk.Access;

/// <summary>What some of the staff may do: rights, and over which tickets. A person may have several (<see cref="PersonRole"/>).</summary>
public sealed class Role : ITenantRow
{
    public const int NameLength = 120;
    public const int KeysLength = 400;

    public long Id { get; private set; }
    public required int TenantId { get; init; }
    public required string Name { get; set; }

    /// <summary>Of the rights (<see cref="RightCatalog"/>), parted by spaces.</summary>
    public string Keys { get; private set; } = "";

    public required TicketScope Scope { get; set; }

    /// <summary>What somebody who comes to work here gets; a tenant has one such role.</summary>
    public bool IsDefault { get; set; }

    /// <summary>Whoever has it needs a second factor to sign in; without one they can do nothing but set it up.</summary>
    public bool NeedsSecondFactor { get; set; }

    public DateTime? ArchivedAt { get; set; }

    /// <summary>As they were ticked; what they include is not among them.</summary>
    public IReadOnlyList<Right> Held => RightCatalog.Read(Keys);

    public void Hold(IEnumerable<Right> rights) => Keys = RightCatalog.Write(rights);
}
