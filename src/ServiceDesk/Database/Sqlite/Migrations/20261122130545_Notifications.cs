using System;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ServiceDesk.Database.Sqlite.Migrations
{
    /// <summary>As in MailRules, columns come and go by ALTER TABLE alone; what they point to is checked by whoever sets them.</summary>
    [DbContext(typeof(SqliteDeskDb))]
    [Migration("20261122130545_Notifications")]
    public class Notifications : PastMigration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "InUseSince",
                table: "XsltTemplates",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "IsOfTemplate",
                table: "Timers",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<int>(
                name: "Importance",
                table: "Tickets",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Events",
                table: "Outbox",
                type: "TEXT",
                maxLength: 2000,
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "TemplateId",
                table: "Outbox",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "AccountContactId",
                table: "Customers",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "EventSettings",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    TenantId = table.Column<int>(type: "INTEGER", nullable: false),
                    Event = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    Audiences = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    TemplateId = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_EventSettings", x => x.Id);
                    table.ForeignKey(
                        name: "FK_EventSettings_XsltTemplates_TemplateId",
                        column: x => x.TemplateId,
                        principalTable: "XsltTemplates",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "TemplateRuns",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    TenantId = table.Column<int>(type: "INTEGER", nullable: false),
                    TicketId = table.Column<long>(type: "INTEGER", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_TemplateRuns", x => x.Id);
                    table.ForeignKey(
                        name: "FK_TemplateRuns_Tickets_TicketId",
                        column: x => x.TicketId,
                        principalTable: "Tickets",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_EventSettings_TenantId_Event",
                table: "EventSettings",
                columns: new[] { "TenantId", "Event" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_TemplateRuns_TenantId_TicketId",
                table: "TemplateRuns",
                columns: new[] { "TenantId", "TicketId" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "EventSettings");

            migrationBuilder.DropTable(
                name: "TemplateRuns");

            migrationBuilder.Sql("""ALTER TABLE "XsltTemplates" DROP COLUMN "InUseSince";""");

            migrationBuilder.Sql("""ALTER TABLE "Timers" DROP COLUMN "IsOfTemplate";""");

            migrationBuilder.Sql("""ALTER TABLE "Tickets" DROP COLUMN "Importance";""");

            migrationBuilder.Sql("""ALTER TABLE "Outbox" DROP COLUMN "Events";""");

            migrationBuilder.Sql("""ALTER TABLE "Outbox" DROP COLUMN "TemplateId";""");

            migrationBuilder.Sql("""ALTER TABLE "Customers" DROP COLUMN "AccountContactId";""");
        }
    }
}
