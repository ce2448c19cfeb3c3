using System;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ServiceDesk.Database.SqlServer.Migrations
{
    /// <inheritdoc />
    [DbContext(typeof(SqlServerDeskDb))]
    [Migration("20261123032052_Quotas")]
    public class Quotas : PastMigration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "QuotaMegabytes",
                table: "Tenants",
                type: "int",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "QuotaSeats",
                table: "Tenants",
                type: "int",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "QuotaTickets",
                table: "Tenants",
                type: "int",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "SessionHours",
                table: "Tenants",
                type: "int",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "SessionIdleMinutes",
                table: "Tenants",
                type: "int",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "TenantFigures",
                columns: table => new
                {
                    TenantId = table.Column<int>(type: "int", nullable: false),
                    MeasuredAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    Seats = table.Column<int>(type: "int", nullable: false),
                    Bytes = table.Column<long>(type: "bigint", nullable: false),
                    LastAttachmentId = table.Column<long>(type: "bigint", nullable: false),
                    Month = table.Column<int>(type: "int", nullable: false),
                    NumberBefore = table.Column<int>(type: "int", nullable: false),
                    Tickets = table.Column<int>(type: "int", nullable: false),
                    SeatsMark = table.Column<int>(type: "int", nullable: false),
                    BytesMark = table.Column<int>(type: "int", nullable: false),
                    TicketsMark = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_TenantFigures", x => x.TenantId);
                    table.ForeignKey(
                        name: "FK_TenantFigures_Tenants_TenantId",
                        column: x => x.TenantId,
                        principalTable: "Tenants",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Outbox_TenantId_MessageId",
                table: "Outbox",
                columns: new[] { "TenantId", "MessageId" });

            migrationBuilder.CreateIndex(
                name: "IX_Messages_TenantId_Id",
                table: "Messages",
                columns: new[] { "TenantId", "Id" },
                filter: "[RawFile] IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_IntakeJournal_TenantId_RawFile",
                table: "IntakeJournal",
                columns: new[] { "TenantId", "RawFile" });

            migrationBuilder.CreateIndex(
                name: "IX_Attachments_TenantId_Id",
                table: "Attachments",
                columns: new[] { "TenantId", "Id" },
                filter: "[RemovedAt] IS NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "TenantFigures");

            migrationBuilder.DropIndex(
                name: "IX_Outbox_TenantId_MessageId",
                table: "Outbox");

            migrationBuilder.DropIndex(
                name: "IX_Messages_TenantId_Id",
                table: "Messages");

            migrationBuilder.DropIndex(
                name: "IX_IntakeJournal_TenantId_RawFile",
                table: "IntakeJournal");

            migrationBuilder.DropIndex(
                name: "IX_Attachments_TenantId_Id",
                table: "Attachments");

            migrationBuilder.DropColumn(
                name: "QuotaMegabytes",
                table: "Tenants");

            migrationBuilder.DropColumn(
                name: "QuotaSeats",
                table: "Tenants");

            migrationBuilder.DropColumn(
                name: "QuotaTickets",
                table: "Tenants");

            migrationBuilder.DropColumn(
                name: "SessionHours",
                table: "Tenants");

            migrationBuilder.DropColumn(
                name: "SessionIdleMinutes",
                table: "Tenants");
        }
    }
}
