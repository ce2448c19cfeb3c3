using System;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ServiceDesk.Database.SqlServer.Migrations
{
    /// <inheritdoc />
    [DbContext(typeof(SqlServerDeskDb))]
    [Migration("20261123000549_Retention")]
    public class Retention : PastMigration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "KeptFileDays",
                table: "Tenants",
                type: "int",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "KeptMailDays",
                table: "Tenants",
                type: "int",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "KeptTicketDays",
                table: "Tenants",
                type: "int",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "RawRemovedAt",
                table: "IntakeJournal",
                type: "datetime2",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "KeptDays",
                table: "Attachments",
                type: "int",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "RemovedAt",
                table: "Attachments",
                type: "datetime2",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "KeptFileDays",
                table: "Tenants");

            migrationBuilder.DropColumn(
                name: "KeptMailDays",
                table: "Tenants");

            migrationBuilder.DropColumn(
                name: "KeptTicketDays",
                table: "Tenants");

            migrationBuilder.DropColumn(
                name: "RawRemovedAt",
                table: "IntakeJournal");

            migrationBuilder.DropColumn(
                name: "KeptDays",
                table: "Attachments");

            migrationBuilder.DropColumn(
                name: "RemovedAt",
                table: "Attachments");
        }
    }
}
