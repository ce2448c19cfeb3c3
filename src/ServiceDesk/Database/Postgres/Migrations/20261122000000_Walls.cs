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
            migrationBuilder.RaiseWall(table);
    }

    protected override void Down(MigrationBuilder migrationBuilder)
    {
        foreach (var table in WalledTables.Initial)
            migrationBuilder.LowerWall(table);
    }
}
