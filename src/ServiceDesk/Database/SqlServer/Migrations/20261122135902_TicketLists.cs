using System;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ServiceDesk.Database.SqlServer.Migrations
{
    /// <inheritdoc />
    [DbContext(typeof(SqlServerDeskDb))]
    [Migration("20261122135902_TicketLists")]
    public class TicketLists : PastMigration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Tickets_TenantId_DueAt",
                table: "Tickets");

            migrationBuilder.AddColumn<string>(
                name: "ListColumns",
                table: "People",
                type: "nvarchar(160)",
                maxLength: 160,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "BulkChanges",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    TenantId = table.Column<int>(type: "int", nullable: false),
                    PersonId = table.Column<long>(type: "bigint", nullable: false),
                    At = table.Column<DateTime>(type: "datetime2", nullable: false),
                    Report = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    UndoneAt = table.Column<DateTime>(type: "datetime2", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_BulkChanges", x => x.Id);
                    table.ForeignKey(
                        name: "FK_BulkChanges_People_PersonId",
                        column: x => x.PersonId,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "SavedViews",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    TenantId = table.Column<int>(type: "int", nullable: false),
                    Name = table.Column<string>(type: "nvarchar(80)", maxLength: 80, nullable: false),
                    Filter = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: false),
                    Sort = table.Column<string>(type: "nvarchar(20)", maxLength: 20, nullable: true),
                    Grouping = table.Column<string>(type: "nvarchar(20)", maxLength: 20, nullable: true),
                    Columns = table.Column<string>(type: "nvarchar(160)", maxLength: 160, nullable: true),
                    PersonId = table.Column<long>(type: "bigint", nullable: true),
                    GroupId = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SavedViews", x => x.Id);
                    table.ForeignKey(
                        name: "FK_SavedViews_Groups_GroupId",
                        column: x => x.GroupId,
                        principalTable: "Groups",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_SavedViews_People_PersonId",
                        column: x => x.PersonId,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Tickets_TenantId_IsActive_CreatedAt_Id",
                table: "Tickets",
                columns: new[] { "TenantId", "IsActive", "CreatedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Tickets_TenantId_IsActive_DueAt_Id",
                table: "Tickets",
                columns: new[] { "TenantId", "IsActive", "DueAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Tickets_TenantId_IsActive_Number",
                table: "Tickets",
                columns: new[] { "TenantId", "IsActive", "Number" });

            migrationBuilder.CreateIndex(
                name: "IX_BulkChanges_TenantId_PersonId_At",
                table: "BulkChanges",
                columns: new[] { "TenantId", "PersonId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_SavedViews_TenantId_PersonId",
                table: "SavedViews",
                columns: new[] { "TenantId", "PersonId" });

            foreach (var table in WalledTables.TicketLists)
                migrationBuilder.RaiseWall(table);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            foreach (var table in WalledTables.TicketLists)
                migrationBuilder.LowerWall(table);

            migrationBuilder.DropTable(
                name: "BulkChanges");

            migrationBuilder.DropTable(
                name: "SavedViews");

            migrationBuilder.DropIndex(
                name: "IX_Tickets_TenantId_IsActive_CreatedAt_Id",
                table: "Tickets");

            migrationBuilder.DropIndex(
                name: "IX_Tickets_TenantId_IsActive_DueAt_Id",
                table: "Tickets");

            migrationBuilder.DropIndex(
                name: "IX_Tickets_TenantId_IsActive_Number",
                table: "Tickets");

            migrationBuilder.DropColumn(
                name: "ListColumns",
                table: "People");

            migrationBuilder.CreateIndex(
                name: "IX_Tickets_TenantId_DueAt",
                table: "Tickets",
                columns: new[] { "TenantId", "DueAt" });
        }
    }
}
