using Microsoft.EntityFrameworkCore.Migrations;

namespace ServiceDesk.Database.Sqlite.Migrations;

/// <summary>The search of the Corrections migration: a message that is corrected is found by its new words alone.</summary>
internal static class SearchCorrects
{
    public static void Up(MigrationBuilder migration) => migration.Sql("""
        CREATE TRIGGER SearchMessageCorrected AFTER UPDATE OF Text ON Messages WHEN OLD.Text <> NEW.Text BEGIN
          INSERT OR REPLACE INTO Search(rowid, Body) VALUES (NEW.Id * 4 + (NEW.Kind = 2), NEW.Text);
        END;
        """);

    public static void Down(MigrationBuilder migration) => migration.Sql("DROP TRIGGER SearchMessageCorrected;");
}
