using System;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ServiceDesk.Database.SqlServer.Migrations
{
    /// <inheritdoc />
    [DbContext(typeof(SqlServerDeskDb))]
    [Migration("20261122071433_Timers")]
    public class Timers : PastMigration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.RenameColumn(
                name: "Kind",
                table: "Timers",
                newName: "Minutes");

            migrationBuilder.RenameColumn(
                name: "CreatedAt",
                table: "Timers",
                newName: "StartedAt");

            migrationBuilder.AddColumn<long>(
                name: "CalendarId",
                table: "Timers",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Problem",
                table: "Timers",
                type: "nvarchar(1000)",
                maxLength: 1000,
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "StatusId",
                table: "Timers",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<long>(
                name: "StatusTimerId",
                table: "Timers",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<string>(
                name: "Steps",
                table: "Timers",
                type: "nvarchar(max)",
                maxLength: 8000,
                nullable: false,
                defaultValue: "");

            migrationBuilder.CreateTable(
                name: "Calendars",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    TenantId = table.Column<int>(type: "int", nullable: false),
                    Name = table.Column<string>(type: "nvarchar(80)", maxLength: 80, nullable: false),
                    Definition = table.Column<string>(type: "nvarchar(max)", maxLength: 20000, nullable: false),
                    IsDefault = table.Column<bool>(type: "bit", nullable: false),
                    ArchivedAt = table.Column<DateTime>(type: "datetime2", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Calendars", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "StatusTimers",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    TenantId = table.Column<int>(type: "int", nullable: false),
                    Name = table.Column<string>(type: "nvarchar(120)", maxLength: 120, nullable: false),
                    StatusId = table.Column<long>(type: "bigint", nullable: false),
                    Amount = table.Column<int>(type: "int", nullable: false),
                    Unit = table.Column<int>(type: "int", nullable: false),
                    CalendarId = table.Column<long>(type: "bigint", nullable: true),
                    Steps = table.Column<string>(type: "nvarchar(max)", maxLength: 8000, nullable: false),
                    IsOn = table.Column<bool>(type: "bit", nullable: false),
                    Problem = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: true),
                    ProblemAt = table.Column<DateTime>(type: "datetime2", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StatusTimers", x => x.Id);
                    table.ForeignKey(
                        name: "FK_StatusTimers_Calendars_CalendarId",
                        column: x => x.CalendarId,
                        principalTable: "Calendars",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_StatusTimers_Statuses_StatusId",
                        column: x => x.StatusId,
                        principalTable: "Statuses",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Timers_TenantId_CalendarId_DueAt",
                table: "Timers",
                columns: new[] { "TenantId", "CalendarId", "DueAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Calendars_TenantId_Name",
                table: "Calendars",
                columns: new[] { "TenantId", "Name" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_StatusTimers_TenantId_Name",
                table: "StatusTimers",
                columns: new[] { "TenantId", "Name" },
                unique: true);

            foreach (var table in WalledTables.Timers)
                migrationBuilder.RaiseWall(table);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            foreach (var table in WalledTables.Timers)
                migrationBuilder.LowerWall(table);

            migrationBuilder.DropTable(
                name: "StatusTimers");

            migrationBuilder.DropTable(
                name: "Calendars");

            migrationBuilder.DropIndex(
                name: "IX_Timers_TenantId_CalendarId_DueAt",
                table: "Timers");

            migrationBuilder.DropColumn(
                name: "CalendarId",
                table: "Timers");

            migrationBuilder.DropColumn(
                name: "Problem",
                table: "Timers");

            migrationBuilder.DropColumn(
                name: "StatusId",
                table: "Timers");

            migrationBuilder.DropColumn(
                name: "StatusTimerId",
                table: "Timers");

            migrationBuilder.DropColumn(
                name: "Steps",
                table: "Timers");

            migrationBuilder.RenameColumn(
                name: "StartedAt",
                table: "Timers",
                newName: "CreatedAt");

            migrationBuilder.RenameColumn(
                name: "Minutes",
                table: "Timers",
                newName: "Kind");
        }
    }
}
