using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ServiceDesk.Database.SqlServer.Migrations
{
    /// <inheritdoc />
    [DbContext(typeof(SqlServerDeskDb))]
    [Migration("20261122102345_ScenarioChoice")]
    public class ScenarioChoice : PastMigration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "ContractId",
                table: "Scenarios",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "ProductId",
                table: "Scenarios",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddForeignKey(
                name: "FK_Scenarios_Contracts_ContractId",
                table: "Scenarios",
                column: "ContractId",
                principalTable: "Contracts",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_Scenarios_GuideEntries_ProductId",
                table: "Scenarios",
                column: "ProductId",
                principalTable: "GuideEntries",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_Scenarios_Contracts_ContractId",
                table: "Scenarios");

            migrationBuilder.DropForeignKey(
                name: "FK_Scenarios_GuideEntries_ProductId",
                table: "Scenarios");

            migrationBuilder.DropColumn(
                name: "ContractId",
                table: "Scenarios");

            migrationBuilder.DropColumn(
                name: "ProductId",
                table: "Scenarios");
        }
    }
}
