using System;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ServiceDesk.Database.Postgres.Migrations
{
    /// <inheritdoc />
    [DbContext(typeof(PostgresDeskDb))]
    [Migration("20261122102633_Deferral")]
    public class Deferral : PastMigration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "IsReview",
                table: "Timers",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<long>(
                name: "DeferralReasonId",
                table: "Tickets",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "ReviewAt",
                table: "Tickets",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddForeignKey(
                name: "FK_Tickets_GuideEntries_DeferralReasonId",
                table: "Tickets",
                column: "DeferralReasonId",
                principalTable: "GuideEntries",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_Tickets_GuideEntries_DeferralReasonId",
                table: "Tickets");

            migrationBuilder.DropColumn(
                name: "IsReview",
                table: "Timers");

            migrationBuilder.DropColumn(
                name: "DeferralReasonId",
                table: "Tickets");

            migrationBuilder.DropColumn(
                name: "ReviewAt",
                table: "Tickets");
        }
    }
}
