using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ServiceDesk.Database.Postgres.Migrations
{
    /// <inheritdoc />
    [DbContext(typeof(PostgresDeskDb))]
    [Migration("20261123102544_Branding")]
    public class Branding : PastMigration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Colour",
                table: "Tenants",
                type: "character varying(7)",
                maxLength: 7,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "LogoDigest",
                table: "Tenants",
                type: "character varying(64)",
                maxLength: 64,
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "LogoSaysName",
                table: "Tenants",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "Welcome",
                table: "Tenants",
                type: "character varying(600)",
                maxLength: 600,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "Logos",
                columns: table => new
                {
                    TenantId = table.Column<int>(type: "integer", nullable: false),
                    Digest = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    ContentType = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Content = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Logos", x => x.TenantId);
                });

            foreach (var table in WalledTables.Branding)
                migrationBuilder.RaiseWall(table);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            foreach (var table in WalledTables.Branding)
                migrationBuilder.LowerWall(table);

            migrationBuilder.DropTable(
                name: "Logos");

            migrationBuilder.DropColumn(
                name: "Colour",
                table: "Tenants");

            migrationBuilder.DropColumn(
                name: "LogoDigest",
                table: "Tenants");

            migrationBuilder.DropColumn(
                name: "LogoSaysName",
                table: "Tenants");

            migrationBuilder.DropColumn(
                name: "Welcome",
                table: "Tenants");
        }
    }
}
