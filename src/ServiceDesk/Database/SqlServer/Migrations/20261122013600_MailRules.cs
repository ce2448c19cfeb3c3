using System;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ServiceDesk.Database.SqlServer.Migrations
{
    /// <inheritdoc />
    [DbContext(typeof(SqlServerDeskDb))]
    [Migration("20261122013600_MailRules")]
    public class MailRules : PastMigration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "FollowsId",
                table: "Tickets",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "ReopenDays",
                table: "Tenants",
                type: "int",
                nullable: false,
                defaultValue: 30);

            migrationBuilder.AddColumn<bool>(
                name: "IsThanks",
                table: "Messages",
                type: "bit",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<DateTime>(
                name: "AlarmedAt",
                table: "Mailboxes",
                type: "datetime2",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Failures",
                table: "Mailboxes",
                type: "int",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<DateTime>(
                name: "NextFetchAt",
                table: "Mailboxes",
                type: "datetime2",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "TrustedServers",
                table: "Mailboxes",
                type: "nvarchar(500)",
                maxLength: 500,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "BlockedSenders",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    TenantId = table.Column<int>(type: "int", nullable: false),
                    Pattern = table.Column<string>(type: "nvarchar(254)", maxLength: 254, nullable: false),
                    Since = table.Column<DateTime>(type: "datetime2", nullable: false),
                    PersonId = table.Column<long>(type: "bigint", nullable: true)
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

            migrationBuilder.AddForeignKey(
                name: "FK_Tickets_Tickets_FollowsId",
                table: "Tickets",
                column: "FollowsId",
                principalTable: "Tickets",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);

            foreach (var table in WalledTables.MailRules)
                migrationBuilder.RaiseWall(table);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            foreach (var table in WalledTables.MailRules)
                migrationBuilder.LowerWall(table);

            migrationBuilder.DropForeignKey(
                name: "FK_Tickets_Tickets_FollowsId",
                table: "Tickets");

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

            migrationBuilder.DropColumn(
                name: "FollowsId",
                table: "Tickets");

            migrationBuilder.DropColumn(
                name: "ReopenDays",
                table: "Tenants");

            migrationBuilder.DropColumn(
                name: "IsThanks",
                table: "Messages");

            migrationBuilder.DropColumn(
                name: "AlarmedAt",
                table: "Mailboxes");

            migrationBuilder.DropColumn(
                name: "Failures",
                table: "Mailboxes");

            migrationBuilder.DropColumn(
                name: "NextFetchAt",
                table: "Mailboxes");

            migrationBuilder.DropColumn(
                name: "TrustedServers",
                table: "Mailboxes");
        }
    }
}
