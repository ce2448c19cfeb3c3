using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ServiceDesk.Database.Sqlite.Migrations
{
    /// <inheritdoc />
    [DbContext(typeof(SqliteDeskDb))]
    [Migration("20261123032042_Quotas")]
    public class Quotas : PastMigration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "QuotaMegabytes",
                table: "Tenants",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "QuotaSeats",
                table: "Tenants",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "QuotaTickets",
                table: "Tenants",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "SessionHours",
                table: "Tenants",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "SessionIdleMinutes",
                table: "Tenants",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "TenantFigures",
                columns: table => new
                {
                    TenantId = table.Column<int>(type: "INTEGER", nullable: false),
                    MeasuredAt = table.Column<long>(type: "INTEGER", nullable: false),
                    Seats = table.Column<int>(type: "INTEGER", nullable: false),
                    Bytes = table.Column<long>(type: "INTEGER", nullable: false),
                    LastAttachmentId = table.Column<long>(type: "INTEGER", nullable: false),
                    Month = table.Column<int>(type: "INTEGER", nullable: false),
                    NumberBefore = table.Column<int>(type: "INTEGER", nullable: false),
                    Tickets = table.Column<int>(type: "INTEGER", nullable: false),
                    SeatsMark = table.Column<int>(type: "INTEGER", nullable: false),
                    BytesMark = table.Column<int>(type: "INTEGER", nullable: false),
                    TicketsMark = table.Column<int>(type: "INTEGER", nullable: false)
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
                filter: "\"RawFile\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_IntakeJournal_TenantId_RawFile",
                table: "IntakeJournal",
                columns: new[] { "TenantId", "RawFile" });

            migrationBuilder.CreateIndex(
                name: "IX_Attachments_TenantId_Id",
                table: "Attachments",
                columns: new[] { "TenantId", "Id" },
                filter: "\"RemovedAt\" IS NULL");
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

            migrationBuilder.Sql("""ALTER TABLE "Tenants" DROP COLUMN "QuotaMegabytes";""");

            migrationBuilder.Sql("""ALTER TABLE "Tenants" DROP COLUMN "QuotaSeats";""");

            migrationBuilder.Sql("""ALTER TABLE "Tenants" DROP COLUMN "QuotaTickets";""");

            migrationBuilder.Sql("""ALTER TABLE "Tenants" DROP COLUMN "SessionHours";""");

            migrationBuilder.Sql("""ALTER TABLE "Tenants" DROP COLUMN "SessionIdleMinutes";""");
        }
    }
}
