using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ServiceDesk.Database.Sqlite.Migrations
{
    /// <summary>
    /// Mailboxes that are there sign in with a password (1). Columns are dropped by ALTER TABLE alone: EF would make the table anew.
    /// </summary>
    [DbContext(typeof(SqliteDeskDb))]
    [Migration("20261122034253_MailboxSignIn")]
    public class MailboxSignIn : PastMigration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "AuthorizationEndpoint",
                table: "Mailboxes",
                type: "TEXT",
                maxLength: 500,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "ClientId",
                table: "Mailboxes",
                type: "TEXT",
                maxLength: 200,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Directory",
                table: "Mailboxes",
                type: "TEXT",
                maxLength: 253,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "ProtectedClientSecret",
                table: "Mailboxes",
                type: "TEXT",
                maxLength: 2000,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "ProtectedConsent",
                table: "Mailboxes",
                type: "TEXT",
                maxLength: 20000,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "ProtectedRefreshToken",
                table: "Mailboxes",
                type: "TEXT",
                maxLength: 20000,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Scopes",
                table: "Mailboxes",
                type: "TEXT",
                maxLength: 500,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "SignIn",
                table: "Mailboxes",
                type: "INTEGER",
                nullable: false,
                defaultValue: 1);

            migrationBuilder.AddColumn<string>(
                name: "TokenEndpoint",
                table: "Mailboxes",
                type: "TEXT",
                maxLength: 500,
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("""ALTER TABLE "Mailboxes" DROP COLUMN "AuthorizationEndpoint";""");

            migrationBuilder.Sql("""ALTER TABLE "Mailboxes" DROP COLUMN "ClientId";""");

            migrationBuilder.Sql("""ALTER TABLE "Mailboxes" DROP COLUMN "Directory";""");

            migrationBuilder.Sql("""ALTER TABLE "Mailboxes" DROP COLUMN "ProtectedClientSecret";""");

            migrationBuilder.Sql("""ALTER TABLE "Mailboxes" DROP COLUMN "ProtectedConsent";""");

            migrationBuilder.Sql("""ALTER TABLE "Mailboxes" DROP COLUMN "ProtectedRefreshToken";""");

            migrationBuilder.Sql("""ALTER TABLE "Mailboxes" DROP COLUMN "Scopes";""");

            migrationBuilder.Sql("""ALTER TABLE "Mailboxes" DROP COLUMN "SignIn";""");

            migrationBuilder.Sql("""ALTER TABLE "Mailboxes" DROP COLUMN "TokenEndpoint";""");
        }
    }
}
