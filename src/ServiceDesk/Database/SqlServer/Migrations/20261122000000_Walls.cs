using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace ServiceDesk.Database.SqlServer.Migrations;

/// <summary>
/// Row-level security: a session sees and writes the rows of the tenant that it was told, and none without one. Each statement is
/// executed as a batch of its own, which CREATE FUNCTION insists on: a script of the migrations puts them all into one.
/// </summary>
[DbContext(typeof(SqlServerDeskDb))]
[Migration("20261122000000_Walls")]
public sealed class Walls : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.Sql("""
            EXEC(N'CREATE FUNCTION dbo.OwnTenant(@TenantId int) RETURNS TABLE WITH SCHEMABINDING AS
            RETURN SELECT 1 AS Allowed WHERE @TenantId = CAST(SESSION_CONTEXT(N''desk.tenant'') AS int)');
            """);
        foreach (var table in WalledTables.Initial)
            migrationBuilder.RaiseWall(table);
    }

    protected override void Down(MigrationBuilder migrationBuilder)
    {
        foreach (var table in WalledTables.Initial)
            migrationBuilder.LowerWall(table);
        migrationBuilder.Sql("DROP FUNCTION dbo.OwnTenant;");
    }
}
