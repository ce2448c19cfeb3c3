using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ServiceDesk.Database.SqlServer.Migrations
{
    /// <summary>Mailboxes that are there sign in with a password (1).</summary>
    [DbContext(typeof(SqlServerDeskDb))]
    [Migration("20261122034301_MailboxSignIn")]
    public class MailboxSignIn : PastMigration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "AuthorizationEndpoint",
                table: "Mailboxes",
                type: "nvarchar(500)",
                maxLength: 500,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "ClientId",
                table: "Mailboxes",
                type: "nvarchar(200)",
                maxLength: 200,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Directory",
                table: "Mailboxes",
                type: "nvarchar(253)",
                maxLength: 253,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "ProtectedClientSecret",
                table: "Mailboxes",
                type: "nvarchar(2000)",
                maxLength: 2000,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "ProtectedConsent",
                table: "Mailboxes",
                type: "nvarchar(max)",
                maxLength: 20000,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "ProtectedRefreshToken",
                table: "Mailboxes",
                type: "nvarchar(max)",
                maxLength: 20000,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Scopes",
                table: "Mailboxes",
                type: "nvarchar(500)",
                maxLength: 500,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "SignIn",
                table: "Mailboxes",
                type: "int",
                nullable: false,
                defaultValue: 1);

            migrationBuilder.AddColumn<string>(
                name: "TokenEndpoint",
                table: "Mailboxes",
                type: "nvarchar(500)",
                maxLength: 500,
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "AuthorizationEndpoint",
                table: "Mailboxes");

            migrationBuilder.DropColumn(
                name: "ClientId",
                table: "Mailboxes");

            migrationBuilder.DropColumn(
                name: "Directory",
                table: "Mailboxes");

            migrationBuilder.DropColumn(
                name: "ProtectedClientSecret",
                table: "Mailboxes");

            migrationBuilder.DropColumn(
                name: "ProtectedConsent",
                table: "Mailboxes");

            migrationBuilder.DropColumn(
                name: "ProtectedRefreshToken",
                table: "Mailboxes");

            migrationBuilder.DropColumn(
                name: "Scopes",
                table: "Mailboxes");

            migrationBuilder.DropColumn(
                name: "SignIn",
                table: "Mailboxes");

            migrationBuilder.DropColumn(
                name: "TokenEndpoint",
                table: "Mailboxes");
        }
    }
}
