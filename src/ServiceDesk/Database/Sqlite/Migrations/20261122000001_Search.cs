using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace ServiceDesk.Database.Sqlite.Migrations;

/// <summary>
/// Full text by FTS5 without a second copy of the texts (contentless). A document's row id is four times the id of its message
/// (plus one for a note), or four times the ticket's plus two.
/// </summary>
[DbContext(typeof(SqliteDeskDb))]
[Migration("20261122000001_Search")]
public sealed class Search : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
        CREATE VIRTUAL TABLE Search USING fts5(Body, content='', contentless_delete=1, tokenize='unicode61 remove_diacritics 2');
        CREATE TRIGGER SearchMessage AFTER INSERT ON Messages BEGIN
          INSERT INTO Search(rowid, Body) VALUES (NEW.Id * 4 + (NEW.Kind = 2), NEW.Text);
        END;
        CREATE TRIGGER SearchTicketOpened AFTER INSERT ON Tickets BEGIN
          INSERT INTO Search(rowid, Body)
            SELECT NEW.Id * 4 + 2, NEW.Number || ' ' || NEW.Subject || ' ' || Name || ' ' || Address FROM People WHERE Id = NEW.RequesterId;
        END;
        CREATE TRIGGER SearchTicketRenamed AFTER UPDATE OF Subject ON Tickets WHEN OLD.Subject <> NEW.Subject BEGIN
          INSERT OR REPLACE INTO Search(rowid, Body)
            SELECT NEW.Id * 4 + 2, NEW.Number || ' ' || NEW.Subject || ' ' || Name || ' ' || Address FROM People WHERE Id = NEW.RequesterId;
        END;
        """);

    protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
        DROP TRIGGER SearchMessage;
        DROP TRIGGER SearchTicketOpened;
        DROP TRIGGER SearchTicketRenamed;
        DROP TABLE Search;
        """);
}
