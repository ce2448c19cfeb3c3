using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ServiceDesk.Database.Postgres.Migrations
{
    /// <inheritdoc />
    [DbContext(typeof(PostgresDeskDb))]
    [Migration("20261123113733_TimerConditions")]
    public class TimerConditions : PastMigration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "When",
                table: "Timers",
                type: "character varying(8000)",
                maxLength: 8000,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "When",
                table: "StatusTimers",
                type: "character varying(8000)",
                maxLength: 8000,
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "When",
                table: "Timers");

            migrationBuilder.DropColumn(
                name: "When",
                table: "StatusTimers");
        }
    }
}
