using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ServiceDesk.Database.Sqlite.Migrations
{
    /// <inheritdoc />
    [DbContext(typeof(SqliteDeskDb))]
    [Migration("20261123063600_Importance")]
    public class Importance : PastMigration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateIndex(
                name: "IX_Tickets_TenantId_IsActive_Importance_UpdatedAt_Id",
                table: "Tickets",
                columns: new[] { "TenantId", "IsActive", "Importance", "UpdatedAt", "Id" },
                filter: "\"Importance\" IS NOT NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Tickets_TenantId_IsActive_Importance_UpdatedAt_Id",
                table: "Tickets");
        }
    }
}
