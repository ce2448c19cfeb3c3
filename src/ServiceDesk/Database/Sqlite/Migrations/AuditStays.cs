using Microsoft.EntityFrameworkCore.Migrations;

namespace ServiceDesk.Database.Sqlite.Migrations;

/// <summary>
/// What holds the audit log together in the database itself: an entry is sealed once, loses at most the name and the details of an
/// erased person, and goes only behind the anchor. Desks from before begin their chain behind the histories that they have.
/// </summary>
internal static class AuditStays
{
    public static void Up(MigrationBuilder migration) => migration.Sql("""
        INSERT INTO "AuditHeads" ("TenantId", "LastSequence", "LastHash", "HistoryUpTo", "AnchorSequence", "AnchorHash")
          SELECT "Id", 0, '0000000000000000000000000000000000000000000000000000000000000000',
            COALESCE((SELECT MAX(h."Id") FROM "History" h WHERE h."TenantId" = t."Id"), 0), 0, '0000000000000000000000000000000000000000000000000000000000000000'
          FROM "Tenants" t;
        CREATE TRIGGER AuditEntriesStay BEFORE UPDATE ON AuditEntries WHEN
          NEW.Id IS NOT OLD.Id OR NEW.TenantId IS NOT OLD.TenantId OR NEW.At IS NOT OLD.At OR NEW.Kind IS NOT OLD.Kind OR NEW.Door IS NOT OLD.Door
          OR NEW.PersonId IS NOT OLD.PersonId OR NEW.AboutType IS NOT OLD.AboutType OR NEW.AboutId IS NOT OLD.AboutId
          OR NEW.AboutPersonId IS NOT OLD.AboutPersonId OR NEW.DetailsDigest IS NOT OLD.DetailsDigest
          OR (OLD.Sequence IS NOT NULL AND (NEW.Sequence IS NOT OLD.Sequence OR NEW.PreviousHash IS NOT OLD.PreviousHash OR NEW.Hash IS NOT OLD.Hash))
          OR (NEW.PersonName IS NOT NULL AND NEW.PersonName IS NOT OLD.PersonName)
          OR (NEW.Details IS NOT NULL AND NEW.Details IS NOT OLD.Details)
        BEGIN SELECT RAISE(ABORT, 'The audit log is only ever added to: an entry stays as it is.'); END;
        CREATE TRIGGER AuditEntriesKeep BEFORE DELETE ON AuditEntries WHEN
          OLD.Sequence IS NULL OR NOT EXISTS (SELECT 1 FROM AuditHeads head WHERE head.TenantId = OLD.TenantId AND OLD.Sequence <= head.AnchorSequence)
        BEGIN SELECT RAISE(ABORT, 'The audit log is only ever added to: an entry goes behind the anchor alone.'); END;
        """);

    public static void Down(MigrationBuilder migration) => migration.Sql("""
        DROP TRIGGER AuditEntriesStay;
        DROP TRIGGER AuditEntriesKeep;
        """);
}
