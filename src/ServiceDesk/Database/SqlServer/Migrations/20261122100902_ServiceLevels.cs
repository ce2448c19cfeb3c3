using System;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ServiceDesk.Database.SqlServer.Migrations
{
    /// <inheritdoc />
    [DbContext(typeof(SqlServerDeskDb))]
    [Migration("20261122100902_ServiceLevels")]
    public class ServiceLevels : PastMigration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AlterColumn<long>(
                name: "StatusId",
                table: "Timers",
                type: "bigint",
                nullable: true,
                oldClrType: typeof(long),
                oldType: "bigint");

            migrationBuilder.AddColumn<int>(
                name: "Alarm",
                table: "Timers",
                type: "int",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "ClockId",
                table: "Timers",
                type: "uniqueidentifier",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Target",
                table: "Timers",
                type: "int",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "DueAt",
                table: "Tickets",
                type: "datetime2",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "ServiceLevelId",
                table: "Tickets",
                type: "bigint",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "ServiceClocks",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    TenantId = table.Column<int>(type: "int", nullable: false),
                    TicketId = table.Column<long>(type: "bigint", nullable: false),
                    ClockId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Number = table.Column<int>(type: "int", nullable: false),
                    Target = table.Column<int>(type: "int", nullable: false),
                    Event = table.Column<int>(type: "int", nullable: false),
                    At = table.Column<DateTime>(type: "datetime2", nullable: false),
                    LevelId = table.Column<long>(type: "bigint", nullable: true),
                    Level = table.Column<string>(type: "nvarchar(120)", maxLength: 120, nullable: true),
                    Minutes = table.Column<int>(type: "int", nullable: true),
                    WarnMinutes = table.Column<int>(type: "int", nullable: true),
                    CalendarId = table.Column<long>(type: "bigint", nullable: true),
                    Elapsed = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ServiceClocks", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ServiceClocks_Tickets_TicketId",
                        column: x => x.TicketId,
                        principalTable: "Tickets",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ServiceLevels",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    TenantId = table.Column<int>(type: "int", nullable: false),
                    Name = table.Column<string>(type: "nvarchar(120)", maxLength: 120, nullable: false),
                    Order = table.Column<int>(type: "int", nullable: false),
                    IsOn = table.Column<bool>(type: "bit", nullable: false),
                    CalendarId = table.Column<long>(type: "bigint", nullable: true),
                    Definition = table.Column<string>(type: "nvarchar(max)", maxLength: 20000, nullable: false),
                    Problem = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: true),
                    ProblemAt = table.Column<DateTime>(type: "datetime2", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ServiceLevels", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ServiceLevels_Calendars_CalendarId",
                        column: x => x.CalendarId,
                        principalTable: "Calendars",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Tickets_TenantId_DueAt",
                table: "Tickets",
                columns: new[] { "TenantId", "DueAt" });

            migrationBuilder.CreateIndex(
                name: "IX_ServiceClocks_TenantId_TicketId",
                table: "ServiceClocks",
                columns: new[] { "TenantId", "TicketId" });

            migrationBuilder.CreateIndex(
                name: "IX_ServiceLevels_TenantId_Name",
                table: "ServiceLevels",
                columns: new[] { "TenantId", "Name" },
                unique: true);

            foreach (var table in WalledTables.ServiceLevels)
                migrationBuilder.RaiseWall(table);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            foreach (var table in WalledTables.ServiceLevels)
                migrationBuilder.LowerWall(table);

            migrationBuilder.DropTable(
                name: "ServiceClocks");

            migrationBuilder.DropTable(
                name: "ServiceLevels");

            migrationBuilder.DropIndex(
                name: "IX_Tickets_TenantId_DueAt",
                table: "Tickets");

            migrationBuilder.DropColumn(
                name: "Alarm",
                table: "Timers");

            migrationBuilder.DropColumn(
                name: "ClockId",
                table: "Timers");

            migrationBuilder.DropColumn(
                name: "Target",
                table: "Timers");

            migrationBuilder.DropColumn(
                name: "DueAt",
                table: "Tickets");

            migrationBuilder.DropColumn(
                name: "ServiceLevelId",
                table: "Tickets");

            migrationBuilder.AlterColumn<long>(
                name: "StatusId",
                table: "Timers",
                type: "bigint",
                nullable: false,
                defaultValue: 0L,
                oldClrType: typeof(long),
                oldType: "bigint",
                oldNullable: true);
        }
    }
}
