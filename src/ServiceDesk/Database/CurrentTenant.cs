namespace ServiceDesk.Database;

/// <summary>
/// The tenant of this scope (a request, a mail, a job): entered once, never changed.
/// Whoever needs rows of a second tenant opens a second scope.
/// </summary>
public sealed class CurrentTenant
{
    private TenantInfo? tenant;

    public bool IsEntered => tenant is not null;

    /// <summary>Zero until a tenant was entered: no row has that id, so nothing is read and nothing may be written.</summary>
    public int Id => tenant?.Id ?? 0;

    /// <exception cref="InvalidOperationException">No tenant was entered in this scope.</exception>
    public TenantInfo Info => tenant
        ?? throw new InvalidOperationException("No tenant was entered in this scope; enter one before reading or writing its rows.");

    /// <exception cref="InvalidOperationException">Another tenant was entered in this scope before.</exception>
    public void Enter(TenantInfo entered)
    {
        ArgumentNullException.ThrowIfNull(entered);
        if (tenant is not null && tenant.Id != entered.Id)
            throw new InvalidOperationException(
                $"This scope works for tenant {tenant.Id} and cannot enter tenant {entered.Id}; open a new scope for it.");
        tenant = entered;
    }
}
