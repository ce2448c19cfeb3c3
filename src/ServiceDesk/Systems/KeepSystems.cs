using Microsoft.EntityFrameworkCore;
using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.People;
using ServiceDesk.Services;

namespace ServiceDesk.Systems;

/// <summary>What a system is to be.</summary>
/// <param name="ServiceId">Of the same customer, in use; null: none.</param>
public sealed record SystemInput(string Name, string? Identifier, string? Location, long? ServiceId)
{
    internal void ApplyTo(CustomerSystem system) => (system.Name, system.Identifier, system.Location, system.ServiceId) = (Name.Trim(), Clean(Identifier), Clean(Location), ServiceId);

    private static string? Clean(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}

/// <summary>Keeps the systems of customers. One that is archived submits nothing any more; its tickets stay.</summary>
public sealed class KeepSystems(DeskDb db)
{
    /// <returns>The system's id; null when the person may not, there is no such customer, or it has no such service.</returns>
    public async Task<long?> CreateAsync(Act act, long customerId, SystemInput input, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(act);
        ArgumentNullException.ThrowIfNull(input);
        if (!act.Allows(Right.Edit) || !await db.Customers.AnyAsync(x => x.Id == customerId, cancellation) || !await HasServiceAsync(customerId, input, null, cancellation))
            return null;
        var system = new CustomerSystem { TenantId = act.TenantId, CustomerId = customerId, Name = input.Name, CreatedAt = act.At };
        input.ApplyTo(system);
        db.Add(system);
        await db.SaveChangesAsync(cancellation);
        return system.Id;
    }

    /// <returns>False when the person may not, there is no such system, or its customer has no such service.</returns>
    public async Task<bool> ChangeAsync(Act act, long id, SystemInput input, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(act);
        ArgumentNullException.ThrowIfNull(input);
        if (await FindAsync(act, id, cancellation) is not { } system || !await HasServiceAsync(system.CustomerId, input, system.ServiceId, cancellation))
            return false;
        input.ApplyTo(system);
        await db.SaveChangesAsync(cancellation);
        return true;
    }

    /// <summary>Takes it out of use. Its link and its token end for good.</summary>
    public async Task<bool> ArchiveAsync(Act act, long id, CancellationToken cancellation)
    {
        if (await FindAsync(act, id, cancellation) is not { } system)
            return false;
        system.ArchivedAt ??= act.At;
        (system.LinkHash, system.LinkSince, system.TokenHash, system.TokenSince) = (null, null, null, null);
        await db.SaveChangesAsync(cancellation);
        return true;
    }

    public async Task<bool> RestoreAsync(Act act, long id, CancellationToken cancellation)
    {
        if (await FindAsync(act, id, cancellation) is not { } system)
            return false;
        system.ArchivedAt = null;
        await db.SaveChangesAsync(cancellation);
        return true;
    }

    private async Task<CustomerSystem?> FindAsync(Act act, long id, CancellationToken cancellation) =>
        (act ?? throw new ArgumentNullException(nameof(act))).Allows(Right.Edit) ? await db.Systems.SingleOrDefaultAsync(x => x.Id == id, cancellation) : null;

    private async Task<bool> HasServiceAsync(long customerId, SystemInput input, long? now, CancellationToken cancellation) =>
        input.ServiceId is not { } service || service == now || await db.Services.AnyAsync(x => x.Id == service && x.CustomerId == customerId && x.ArchivedAt == null, cancellation);
}
