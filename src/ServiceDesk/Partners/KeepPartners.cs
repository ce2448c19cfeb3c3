using Microsoft.EntityFrameworkCore;
using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.People;
using ServiceDesk.Systems;

namespace ServiceDesk.Partners;

/// <summary>What came of a change to partners.</summary>
public enum PartnerOutcome
{
    Done = 1,

    /// <summary>There is no such customer, system, link or person, or the right is missing.</summary>
    NotFound = 2,

    /// <summary>A customer is no partner of itself.</summary>
    OfItself = 3,

    /// <summary>The address is none.</summary>
    NoAddress = 4,

    /// <summary>The person belongs to another customer, or works for the desk.</summary>
    OfAnother = 5,
}

/// <summary>Says who serves whom, and who of a partner's people may do what.</summary>
public sealed class KeepPartners(DeskDb db, PersonFinder people)
{
    /// <param name="systemId">Of the customer's; null: all that is the customer's.</param>
    public async Task<PartnerOutcome> AddAsync(Act act, long customerId, long partnerId, long? systemId, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(act);
        if (!act.Allows(Right.Settings) || await db.Customers.CountAsync(x => x.Id == customerId || x.Id == partnerId, cancellation) < (customerId == partnerId ? 1 : 2))
            return PartnerOutcome.NotFound;
        if (customerId == partnerId)
            return PartnerOutcome.OfItself;
        if (systemId is { } system && !await db.Systems.AnyAsync(x => x.Id == system && x.CustomerId == customerId, cancellation))
            return PartnerOutcome.NotFound;
        if (await db.PartnerLinks.AnyAsync(x => x.PartnerId == partnerId && x.CustomerId == customerId && x.SystemId == systemId && x.EndedAt == null, cancellation))
            return PartnerOutcome.Done;
        db.Add(new PartnerLink { TenantId = act.TenantId, PartnerId = partnerId, CustomerId = customerId, SystemId = systemId, Since = act.At });
        await db.SaveChangesAsync(cancellation);
        return PartnerOutcome.Done;
    }

    /// <returns>Whose partner it was; null when there is no such link.</returns>
    public async Task<long?> EndAsync(Act act, long linkId, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(act);
        if (!act.Allows(Right.Settings) || await db.PartnerLinks.SingleOrDefaultAsync(x => x.Id == linkId && x.EndedAt == null, cancellation) is not { } link)
            return null;
        link.EndedAt = act.At;
        await db.SaveChangesAsync(cancellation);
        return link.CustomerId;
    }

    /// <summary>Somebody new becomes known. Whoever may process is told by mail, until they switch it off.</summary>
    public async Task<PartnerOutcome> RegisterAsync(Act act, long partnerId, string address, bool maySubmit, bool mayProcess, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(act);
        ArgumentNullException.ThrowIfNull(address);
        if (!act.Allows(Right.Settings) || !await db.Customers.AnyAsync(x => x.Id == partnerId, cancellation))
            return PartnerOutcome.NotFound;
        if (!PersonFinder.IsAddress(address.Trim()))
            return PartnerOutcome.NoAddress;
        var person = await people.FindOrAddAsync(null, address, act.At, cancellation);
        if (person.IsStaff || person.RepresentsTenantId is not null || (person.CustomerId is { } own && own != partnerId))
        {
            db.ChangeTracker.Clear();
            return PartnerOutcome.OfAnother;
        }
        person.CustomerId = partnerId;
        var registered = person.Id == 0 ? null : await db.PartnerPeople.SingleOrDefaultAsync(x => x.PersonId == person.Id, cancellation);
        if (registered is null)
            db.Add(registered = new() { TenantId = act.TenantId, PartnerId = partnerId, Person = person, Since = act.At });
        else if (registered.EndedAt is not null)
            (registered.PartnerId, registered.Since, registered.EndedAt) = (partnerId, act.At, null);
        Let(registered, maySubmit, mayProcess);
        await db.SaveChangesAsync(cancellation);
        return PartnerOutcome.Done;
    }

    /// <returns>The partner's id; null when nobody is registered so.</returns>
    public Task<long?> ChangeAsync(Act act, long id, bool maySubmit, bool mayProcess, CancellationToken cancellation) =>
        WithAsync(act, id, x => Let(x, maySubmit, mayProcess), cancellation);

    /// <returns>The partner's id; null when nobody is registered so.</returns>
    public Task<long?> DismissAsync(Act act, long id, CancellationToken cancellation) => WithAsync(act, id, x => x.EndedAt = act.At, cancellation);

    private async Task<long?> WithAsync(Act act, long id, Action<PartnerPerson> change, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(act);
        if (!act.Allows(Right.Settings) || await db.PartnerPeople.SingleOrDefaultAsync(x => x.Id == id && x.EndedAt == null, cancellation) is not { } registered)
            return null;
        change(registered);
        await db.SaveChangesAsync(cancellation);
        return registered.PartnerId;
    }

    // Whoever may process from now on is told; for whoever could before, their own choice stands.
    private static void Let(PartnerPerson registered, bool maySubmit, bool mayProcess)
    {
        if (mayProcess != registered.MayProcess)
            registered.IsTold = mayProcess;
        (registered.MaySubmit, registered.MayProcess) = (maySubmit, mayProcess);
    }
}
