using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ServiceDesk.Database.Sqlite.Migrations
{
    /// <summary>
    /// Columns are added and dropped by ALTER TABLE alone: what makes a table anew (a foreign key, EF's own way to drop a column)
    /// would take its full-text triggers away. So FollowsId has no foreign key here; it is only ever set from a loaded ticket.
    /// </summary>
    [DbContext(typeof(SqliteDeskDb))]
    [Migration("20261122013552_MailRules")]
    public class MailRules : PastMigration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "FollowsId",
                table: "Tickets",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "ReopenDays",
                table: "Tenants",
                type: "INTEGER",
                nullable: false,
                defaultValue: 30);

            migrationBuilder.AddColumn<bool>(
                name: "IsThanks",
                table: "Messages",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<long>(
                name: "AlarmedAt",
                table: "Mailboxes",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Failures",
                table: "Mailboxes",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<long>(
                name: "NextFetchAt",
                table: "Mailboxes",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "TrustedServers",
                table: "Mailboxes",
                type: "TEXT",
                maxLength: 500,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "BlockedSenders",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    TenantId = table.Column<int>(type: "INTEGER", nullable: false),
                    Pattern = table.Column<string>(type: "TEXT", maxLength: 254, nullable: false),
                    Since = table.Column<long>(type: "INTEGER", nullable: false),
                    PersonId = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_BlockedSenders", x => x.Id);
                    table.ForeignKey(
                        name: "FK_BlockedSenders_People_PersonId",
                        column: x => x.PersonId,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Tickets_TenantId_FollowsId",
                table: "Tickets",
                columns: new[] { "TenantId", "FollowsId" });

            migrationBuilder.CreateIndex(
                name: "IX_Outbox_TenantId_PersonId_CreatedAt",
                table: "Outbox",
                columns: new[] { "TenantId", "PersonId", "CreatedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Outbox_TenantId_State_CreatedAt_Id",
                table: "Outbox",
                columns: new[] { "TenantId", "State", "CreatedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_BlockedSenders_TenantId_Pattern",
                table: "BlockedSenders",
                columns: new[] { "TenantId", "Pattern" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "BlockedSenders");

            migrationBuilder.DropIndex(
                name: "IX_Tickets_TenantId_FollowsId",
                table: "Tickets");

            migrationBuilder.DropIndex(
                name: "IX_Outbox_TenantId_PersonId_CreatedAt",
                table: "Outbox");

            migrationBuilder.DropIndex(
                name: "IX_Outbox_TenantId_State_CreatedAt_Id",
                table: "Outbox");

            migrationBuilder.Sql("""ALTER TABLE "Tickets" DROP COLUMN "FollowsId";""");

            migrationBuilder.Sql("""ALTER TABLE "Tenants" DROP COLUMN "ReopenDays";""");

            migrationBuilder.Sql("""ALTER TABLE "Messages" DROP COLUMN "IsThanks";""");

            migrationBuilder.Sql("""ALTER TABLE "Mailboxes" DROP COLUMN "AlarmedAt";""");

            migrationBuilder.Sql("""ALTER TABLE "Mailboxes" DROP COLUMN "Failures";""");

            migrationBuilder.Sql("""ALTER TABLE "Mailboxes" DROP COLUMN "NextFetchAt";""");

            migrationBuilder.Sql("""ALTER TABLE "Mailboxes" DROP COLUMN "TrustedServers";""");
        }
    }
}
