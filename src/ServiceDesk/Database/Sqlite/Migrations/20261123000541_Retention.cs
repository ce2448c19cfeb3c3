using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ServiceDesk.Database.Sqlite.Migrations
{
    /// <inheritdoc />
    [DbContext(typeof(SqliteDeskDb))]
    [Migration("20261123000541_Retention")]
    public class Retention : PastMigration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "KeptFileDays",
                table: "Tenants",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "KeptMailDays",
                table: "Tenants",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "KeptTicketDays",
                table: "Tenants",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "RawRemovedAt",
                table: "IntakeJournal",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "KeptDays",
                table: "Attachments",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "RemovedAt",
                table: "Attachments",
                type: "INTEGER",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("""ALTER TABLE "Tenants" DROP COLUMN "KeptFileDays";""");

            migrationBuilder.Sql("""ALTER TABLE "Tenants" DROP COLUMN "KeptMailDays";""");

            migrationBuilder.Sql("""ALTER TABLE "Tenants" DROP COLUMN "KeptTicketDays";""");

            migrationBuilder.Sql("""ALTER TABLE "IntakeJournal" DROP COLUMN "RawRemovedAt";""");

            migrationBuilder.Sql("""ALTER TABLE "Attachments" DROP COLUMN "KeptDays";""");

            migrationBuilder.Sql("""ALTER TABLE "Attachments" DROP COLUMN "RemovedAt";""");
        }
    }
}
