using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ServiceDesk.Database.SqlServer.Migrations
{
    /// <inheritdoc />
    [DbContext(typeof(SqlServerDeskDb))]
    [Migration("20261123102547_Branding")]
    public class Branding : PastMigration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Colour",
                table: "Tenants",
                type: "nvarchar(7)",
                maxLength: 7,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "LogoDigest",
                table: "Tenants",
                type: "nvarchar(64)",
                maxLength: 64,
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "LogoSaysName",
                table: "Tenants",
                type: "bit",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "Welcome",
                table: "Tenants",
                type: "nvarchar(600)",
                maxLength: 600,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "Logos",
                columns: table => new
                {
                    TenantId = table.Column<int>(type: "int", nullable: false),
                    Digest = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false),
                    ContentType = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Content = table.Column<byte[]>(type: "varbinary(max)", nullable: false)
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
