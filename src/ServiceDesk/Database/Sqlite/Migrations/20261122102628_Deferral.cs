using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ServiceDesk.Database.Sqlite.Migrations
{
    /// <summary>As in MailRules, columns come and go by ALTER TABLE alone; what they point to is checked by whoever sets them.</summary>
    [DbContext(typeof(SqliteDeskDb))]
    [Migration("20261122102628_Deferral")]
    public class Deferral : PastMigration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "IsReview",
                table: "Timers",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<long>(
                name: "DeferralReasonId",
                table: "Tickets",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "ReviewAt",
                table: "Tickets",
                type: "INTEGER",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("""ALTER TABLE "Timers" DROP COLUMN "IsReview";""");

            migrationBuilder.Sql("""ALTER TABLE "Tickets" DROP COLUMN "DeferralReasonId";""");

            migrationBuilder.Sql("""ALTER TABLE "Tickets" DROP COLUMN "ReviewAt";""");
        }
    }
}
