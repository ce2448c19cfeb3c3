using Microsoft.EntityFrameworkCore.Migrations;

namespace ServiceDesk.Database.Postgres.Migrations;

/// <summary>Row-level security of one table: a session sees and writes the rows of the tenant that it was told, and none without one.</summary>
internal static class TenantWall
{
    public static void RaiseWall(this MigrationBuilder migration, string table) => migration.Sql($"""
        ALTER TABLE "{table}" ENABLE ROW LEVEL SECURITY;
        ALTER TABLE "{table}" FORCE ROW LEVEL SECURITY;
        CREATE POLICY tenant ON "{table}"
          USING ("TenantId" = NULLIF(current_setting('desk.tenant', true), '')::int)
          WITH CHECK ("TenantId" = NULLIF(current_setting('desk.tenant', true), '')::int);
        """);

    public static void LowerWall(this MigrationBuilder migration, string table) => migration.Sql($"""
        DROP POLICY tenant ON "{table}";
        ALTER TABLE "{table}" NO FORCE ROW LEVEL SECURITY;
        ALTER TABLE "{table}" DISABLE ROW LEVEL SECURITY;
        """);
}
