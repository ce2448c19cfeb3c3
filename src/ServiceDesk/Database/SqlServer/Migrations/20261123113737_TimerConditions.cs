using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ServiceDesk.Database.SqlServer.Migrations
{
    /// <inheritdoc />
    [DbContext(typeof(SqlServerDeskDb))]
    [Migration("20261123113737_TimerConditions")]
    public class TimerConditions : PastMigration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "When",
                table: "Timers",
                type: "nvarchar(max)",
                maxLength: 8000,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "When",
                table: "StatusTimers",
                type: "nvarchar(max)",
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
