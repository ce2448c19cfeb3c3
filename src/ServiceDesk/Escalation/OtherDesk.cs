using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ServiceDesk.Database;
using ServiceDesk.People;
using ServiceDesk.Tenants;
using ServiceDesk.Tickets;

namespace ServiceDesk.Escalation;

/// <summary>What came of handing something over.</summary>
/// <param name="Refusal">Why the other side cannot take it, for good; null: it has it.</param>
/// <param name="IsLater">Nothing was handed over; it may be tried again.</param>
public sealed record HandOver(string? Refusal, bool IsLater = false)
{
    public static readonly HandOver Taken = new((string?)null);

    public static HandOver Refuse(string why, bool isLater = false) => new(why, isLater);
}

/// <summary>
/// The one gate between two tenants: it opens a scope of the other tenant, inside that tenant's walls, and lets <see cref="TakeParcel"/>
/// act there. The scope of the sender sees nothing of it, and the receiver sees nothing but the parcel.
/// </summary>
public sealed class OtherDesk(TenantScopes tenants, TenantDirectory directory, UtcClock clock)
{
    private const int Attempts = 5;

    /// <param name="side">What the sender is to the other one.</param>
    public async Task<HandOver> PassAsync(int tenantId, LinkSide side, Parcel parcel, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(parcel);
        var isOfLink = parcel.PairKey is null;
        if (await directory.ByIdAsync(tenantId, cancellation) is not { } other)
            return HandOver.Refuse("The other desk is suspended.", isLater: isOfLink);
        // Whoever parts is let go at any time.
        if (parcel.Kind is not (CrossingKind.EndLink or CrossingKind.EndTicket) && RefusalOf(side, parcel.From, other) is { } refusal)
            return new(refusal);
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await using var scope = tenants.Enter(other);
                return new(await scope.ServiceProvider.GetRequiredService<TakeParcel>().RunAsync(parcel, cancellation));
            }
            catch (DbUpdateConcurrencyException) when (attempt < Attempts)
            {
                // Somebody over there changed the ticket at the same moment; what comes fits into any state of it.
            }
            catch (TicketRuleException e)
            {
                return new(e.Message);
            }
        }
    }

    private string? RefusalOf(LinkSide side, TenantInfo from, TenantInfo other)
    {
        var (retailer, supplier) = side == LinkSide.Retailer ? (from, other) : (other, from);
        if (!Covers(retailer, LicencePackage.Wholesale))
            return $"The licence of {retailer.Name} does not cover suppliers.";
        return Covers(supplier, LicencePackage.Retail) ? null : $"The licence of {supplier.Name} is not in force.";
    }

    private bool Covers(TenantInfo tenant, LicencePackage package) =>
        tenant.Licence.Holds(package) && tenant.Licence.IsInForce(Contract.DayAt(clock.UtcNow, tenant));
}
