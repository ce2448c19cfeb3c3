using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace ServiceDesk.Database.Postgres.Migrations;

/// <summary>Row-level security: a session sees and writes the rows of the tenant that it was told, and none without one.</summary>
[DbContext(typeof(PostgresDeskDb))]
[Migration("20261122000000_Walls")]
public sealed class Walls : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        foreach (var table in WalledTables.Initial)
            migrationBuilder.Sql($"""
                ALTER TABLE "{table}" ENABLE ROW LEVEL SECURITY;
                ALTER TABLE "{table}" FORCE ROW LEVEL SECURITY;
                CREATE POLICY tenant ON "{table}"
                  USING ("TenantId" = NULLIF(current_setting('desk.tenant', true), '')::int)
                  WITH CHECK ("TenantId" = NULLIF(current_setting('desk.tenant', true), '')::int);
                """);
    }

    protected override void Down(MigrationBuilder migrationBuilder)
    {
        foreach (var table in WalledTables.Initial)
            migrationBuilder.Sql($"""
                DROP POLICY tenant ON "{table}";
                ALTER TABLE "{table}" NO FORCE ROW LEVEL SECURITY;
                ALTER TABLE "{table}" DISABLE ROW LEVEL SECURITY;
                """);
    }
}
