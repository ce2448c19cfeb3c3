using Microsoft.EntityFrameworkCore.Migrations;

namespace ServiceDesk.Database.Sqlite.Migrations;

/// <summary>The search of the Relations migration: what is deleted for good leaves no document behind.</summary>
internal static class SearchForgets
{
    public static void Up(MigrationBuilder migration) => migration.Sql("""
        CREATE TRIGGER SearchMessageDeleted AFTER DELETE ON Messages BEGIN
          DELETE FROM Search WHERE rowid = OLD.Id * 4 + (OLD.Kind = 2);
        END;
        CREATE TRIGGER SearchTicketDeleted AFTER DELETE ON Tickets BEGIN
          DELETE FROM Search WHERE rowid = OLD.Id * 4 + 2;
        END;
        """);

    public static void Down(MigrationBuilder migration) => migration.Sql("""
        DROP TRIGGER SearchMessageDeleted;
        DROP TRIGGER SearchTicketDeleted;
        """);
}
