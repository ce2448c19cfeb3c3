using System;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ServiceDesk.Database.Sqlite.Migrations
{
    /// <inheritdoc />
    [DbContext(typeof(SqliteDeskDb))]
    [Migration("20261122232351_FileChecks")]
    public class FileChecks : PastMigration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "Check",
                table: "Attachments",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<Guid>(
                name: "CheckKey",
                table: "Attachments",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "CheckedAt",
                table: "Attachments",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Finding",
                table: "Attachments",
                type: "TEXT",
                maxLength: 200,
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_Attachments_TenantId_Check_Id",
                table: "Attachments",
                columns: new[] { "TenantId", "Check", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Attachments_TenantId_CheckKey",
                table: "Attachments",
                columns: new[] { "TenantId", "CheckKey" },
                filter: "\"CheckKey\" IS NOT NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Attachments_TenantId_Check_Id",
                table: "Attachments");

            migrationBuilder.DropIndex(
                name: "IX_Attachments_TenantId_CheckKey",
                table: "Attachments");

            migrationBuilder.Sql("""ALTER TABLE "Attachments" DROP COLUMN "Check";""");

            migrationBuilder.Sql("""ALTER TABLE "Attachments" DROP COLUMN "CheckKey";""");

            migrationBuilder.Sql("""ALTER TABLE "Attachments" DROP COLUMN "CheckedAt";""");

            migrationBuilder.Sql("""ALTER TABLE "Attachments" DROP COLUMN "Finding";""");
        }
    }
}
