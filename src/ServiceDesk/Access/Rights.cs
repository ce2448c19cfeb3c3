using ServiceDesk.Tenants;

namespace ServiceDesk.Access;

/// <summary>
/// What one member of staff may do at this moment, and over which tickets: what all of their roles give together. Every right keeps
/// the widest scope of the roles that give it, so that two roles never add up to something that neither of them holds.
/// </summary>
public sealed class Rights
{
    /// <summary>Those of whoever does not work here, and of who has no role.</summary>
    public static readonly Rights None = new(new TicketScope[Length], [], isReadOnly: false);

    /// <summary>An administrator's.</summary>
    public static readonly Rights All = new([.. Enumerable.Repeat(TicketScope.All, Length)], [], isReadOnly: false);

    // By the rights' numbers: this is made and asked at each request.
    private const int Length = (int)Right.Settings + 1;

    private readonly TicketScope[] scopes;

    private Rights(TicketScope[] scopes, IReadOnlyList<long> groupIds, bool isReadOnly)
    {
        this.scopes = scopes;
        GroupIds = groupIds;
        IsReadOnly = isReadOnly;
    }

    /// <summary>The groups that <see cref="TicketScope.Group"/> is about.</summary>
    public IReadOnlyList<long> GroupIds { get; }

    /// <summary>Pages can be looked at, and nothing can be sent.</summary>
    public bool IsReadOnly { get; }

    /// <param name="groupIds">The groups to which the person belongs.</param>
    public static Rights Of(IEnumerable<Role> roles, IReadOnlyList<long> groupIds)
    {
        ArgumentNullException.ThrowIfNull(roles);
        var scopes = new TicketScope[Length];
        foreach (var role in roles)
            foreach (var right in role.Held)
                Give(right, role.Scope);
        return new(scopes, groupIds, isReadOnly: false);

        void Give(Right right, TicketScope scope)
        {
            if (scopes[(int)right] >= scope)
                return;
            scopes[(int)right] = scope;
            var entry = RightCatalog.Get(right);
            foreach (var included in entry.Includes)
                Give(included, scope);
            foreach (var included in entry.OnOwnTickets)
                Give(included, TicketScope.Own);
        }
    }

    public bool Allows(Right right) => ScopeOf(right) != TicketScope.None;

    /// <summary>Over which tickets the person has the right.</summary>
    public TicketScope ScopeOf(Right right) => scopes[(int)right];

    /// <summary>Whether the right goes over a ticket with this assignee in this group.</summary>
    public bool Cover(Right right, long? personId, long? assigneeId, long? groupId)
    {
        var isOwn = assigneeId is not null && assigneeId == personId;
        return ScopeOf(right) switch
        {
            TicketScope.All => true,
            TicketScope.Group => isOwn || (groupId is { } group && GroupIds.Contains(group)),
            TicketScope.Own => isOwn,
            _ => false,
        };
    }

    /// <summary>What the tenant's licence leaves of them on a day: what the package lacks falls away; without a licence only reading stays.</summary>
    public Rights Under(Licence licence, DateOnly day)
    {
        ArgumentNullException.ThrowIfNull(licence);
        var isInForce = licence.IsInForce(day);
        if (isInForce && licence.Holds(LicencePackage.Wholesale))
            return this;
        var left = new TicketScope[Length];
        foreach (var entry in RightCatalog.All)
            if (licence.Holds(entry.Package) && (isInForce || entry.OnlyReads))
                left[(int)entry.Right] = ScopeOf(entry.Right);
        return new(left, GroupIds, IsReadOnly || !isInForce);
    }

    /// <summary>The same, to look but not to touch.</summary>
    public Rights ForLookingOnly() => new(scopes, GroupIds, isReadOnly: true);
}
