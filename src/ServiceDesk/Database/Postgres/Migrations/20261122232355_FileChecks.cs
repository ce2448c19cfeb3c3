using System;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ServiceDesk.Database.Postgres.Migrations
{
    /// <inheritdoc />
    [DbContext(typeof(PostgresDeskDb))]
    [Migration("20261122232355_FileChecks")]
    public class FileChecks : PastMigration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "Check",
                table: "Attachments",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<Guid>(
                name: "CheckKey",
                table: "Attachments",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "CheckedAt",
                table: "Attachments",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Finding",
                table: "Attachments",
                type: "character varying(200)",
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

            migrationBuilder.DropColumn(
                name: "Check",
                table: "Attachments");

            migrationBuilder.DropColumn(
                name: "CheckKey",
                table: "Attachments");

            migrationBuilder.DropColumn(
                name: "CheckedAt",
                table: "Attachments");

            migrationBuilder.DropColumn(
                name: "Finding",
                table: "Attachments");
        }
    }
}
