using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace ServiceDesk.Database;

/// <summary>
/// Tells the database, whose row-level policies read it, which tenant a connection works for. The drivers clear it when the
/// connection goes back to the pool (Npgsql resets the session, SqlClient calls sp_reset_connection). The context then keeps
/// its connection until it is disposed, so the tenant is told once a scope instead of once a query.
/// </summary>
internal abstract class TenantConnectionInterceptor : DbConnectionInterceptor
{
    protected abstract void Tell(DbCommand command, int tenantId);

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        if (eventData.Context is not DeskDb { Tenant.IsEntered: true } db)
            return;
        using var command = connection.CreateCommand();
        Tell(command, db.TenantId);
        command.ExecuteNonQuery();
        db.Database.OpenConnection();
    }

    public override async Task ConnectionOpenedAsync(
        DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        if (eventData.Context is not DeskDb { Tenant.IsEntered: true } db)
            return;
        await using var command = connection.CreateCommand();
        Tell(command, db.TenantId);
        await command.ExecuteNonQueryAsync(cancellationToken);
        await db.Database.OpenConnectionAsync(cancellationToken);
    }
}

internal sealed class PostgresTenantInterceptor : TenantConnectionInterceptor
{
    public static readonly PostgresTenantInterceptor Instance = new();

    // SET takes no parameters; the id is an integer of our own.
    protected override void Tell(DbCommand command, int tenantId) => command.CommandText = $"SET desk.tenant = '{tenantId}'";
}

internal sealed class SqlServerTenantInterceptor : TenantConnectionInterceptor
{
    public static readonly SqlServerTenantInterceptor Instance = new();

    protected override void Tell(DbCommand command, int tenantId) =>
        command.CommandText = $"EXEC sys.sp_set_session_context @key = N'desk.tenant', @value = {tenantId}";
}
