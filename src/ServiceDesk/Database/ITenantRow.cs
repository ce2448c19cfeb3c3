namespace ServiceDesk.Database;

/// <summary>A row that belongs to one tenant: filtered on every read, guarded on every write, walled in the database.</summary>
public interface ITenantRow
{
    int TenantId { get; }
}
