using Microsoft.EntityFrameworkCore;
using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.People;

namespace ServiceDesk.Services;

/// <summary>What a service is to be.</summary>
public sealed record ServiceInput(string Name, string? Number)
{
    internal void ApplyTo(Service service) =>
        (service.Name, service.Number) = (Name.Trim(), string.IsNullOrWhiteSpace(Number) ? null : Number.Trim());
}

/// <summary>Keeps the services of customers. One that is archived cannot be linked any more; links that are there stay.</summary>
public sealed class KeepServices(DeskDb db)
{
    /// <returns>False when there is no such customer.</returns>
    public async Task<bool> CreateAsync(Act act, long customerId, ServiceInput input, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(act);
        ArgumentNullException.ThrowIfNull(input);
        if (!await db.Customers.AnyAsync(x => x.Id == customerId, cancellation))
            return false;
        var service = new Service { TenantId = act.TenantId, CustomerId = customerId, Name = input.Name };
        input.ApplyTo(service);
        db.Add(service);
        await db.SaveChangesAsync(cancellation);
        return true;
    }

    /// <returns>The customer's id; null when there is no such service.</returns>
    public Task<long?> ChangeAsync(Act act, long serviceId, ServiceInput input, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(act);
        ArgumentNullException.ThrowIfNull(input);
        return WithAsync(serviceId, input.ApplyTo, cancellation);
    }

    /// <returns>The customer's id; null when there is no such service.</returns>
    public Task<long?> ArchiveAsync(Act act, long serviceId, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(act);
        return WithAsync(serviceId, x => x.ArchivedAt ??= act.At, cancellation);
    }

    /// <returns>The customer's id; null when there is no such service.</returns>
    public Task<long?> RestoreAsync(Act act, long serviceId, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(act);
        return WithAsync(serviceId, x => x.ArchivedAt = null, cancellation);
    }

    private async Task<long?> WithAsync(long serviceId, Action<Service> change, CancellationToken cancellation)
    {
        if (await db.Services.SingleOrDefaultAsync(x => x.Id == serviceId, cancellation) is not { } service)
            return null;
        change(service);
        await db.SaveChangesAsync(cancellation);
        return service.CustomerId;
    }
}
