using Microsoft.EntityFrameworkCore.Migrations;

namespace ServiceDesk.Database.SqlServer.Migrations;

/// <summary>Row-level security of one table, by the function that the Walls migration makes.</summary>
internal static class TenantWall
{
    public static void RaiseWall(this MigrationBuilder migration, string table) => migration.Sql($"""
        EXEC(N'CREATE SECURITY POLICY dbo.[{table}Wall]
          ADD FILTER PREDICATE dbo.OwnTenant(TenantId) ON dbo.[{table}],
          ADD BLOCK PREDICATE dbo.OwnTenant(TenantId) ON dbo.[{table}]');
        """);

    public static void LowerWall(this MigrationBuilder migration, string table) => migration.Sql($"DROP SECURITY POLICY dbo.[{table}Wall];");
}
