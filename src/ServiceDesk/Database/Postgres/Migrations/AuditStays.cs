using Microsoft.EntityFrameworkCore.Migrations;

namespace ServiceDesk.Database.Postgres.Migrations;

/// <summary>
/// What holds the audit log together in the database itself: an entry is sealed once, loses at most the name and the details of an
/// erased person, and goes only behind the anchor. Desks from before begin their chain behind the histories that they have.
/// </summary>
internal static class AuditStays
{
    public static void Up(MigrationBuilder migration) => migration.Sql("""
        DO $$
        DECLARE
          own int;
        BEGIN
          FOR own IN SELECT "Id" FROM "Tenants" LOOP
            PERFORM set_config('desk.tenant', own::text, true);
            INSERT INTO "AuditHeads" ("TenantId", "LastSequence", "LastHash", "HistoryUpTo", "AnchorSequence", "AnchorHash")
              SELECT own, 0, repeat('0', 64), COALESCE(MAX("Id"), 0), 0, repeat('0', 64) FROM "History" WHERE "TenantId" = own;
          END LOOP;
          PERFORM set_config('desk.tenant', '', true);
        END $$;

        CREATE FUNCTION audit_entries_stay() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
        BEGIN
          IF TG_OP = 'DELETE' THEN
            IF OLD."Sequence" IS NOT NULL AND EXISTS (
              SELECT 1 FROM "AuditHeads" head WHERE head."TenantId" = OLD."TenantId" AND OLD."Sequence" <= head."AnchorSequence") THEN
              RETURN OLD;
            END IF;
            RAISE EXCEPTION 'The audit log is only ever added to: an entry goes behind the anchor alone.';
          END IF;
          IF (NEW."Id", NEW."TenantId", NEW."At", NEW."Kind", NEW."Door", NEW."PersonId", NEW."AboutType", NEW."AboutId", NEW."AboutPersonId", NEW."DetailsDigest")
              IS DISTINCT FROM (OLD."Id", OLD."TenantId", OLD."At", OLD."Kind", OLD."Door", OLD."PersonId", OLD."AboutType", OLD."AboutId", OLD."AboutPersonId", OLD."DetailsDigest")
            OR (OLD."Sequence" IS NOT NULL AND (NEW."Sequence", NEW."PreviousHash", NEW."Hash") IS DISTINCT FROM (OLD."Sequence", OLD."PreviousHash", OLD."Hash"))
            OR (NEW."PersonName" IS NOT NULL AND NEW."PersonName" IS DISTINCT FROM OLD."PersonName")
            OR (NEW."Details" IS NOT NULL AND NEW."Details" IS DISTINCT FROM OLD."Details") THEN
            RAISE EXCEPTION 'The audit log is only ever added to: an entry stays as it is.';
          END IF;
          RETURN NEW;
        END $$;
        CREATE TRIGGER audit_entries_stay BEFORE UPDATE OR DELETE ON "AuditEntries" FOR EACH ROW EXECUTE FUNCTION audit_entries_stay();
        """);

    public static void Down(MigrationBuilder migration) => migration.Sql("""
        DROP TRIGGER audit_entries_stay ON "AuditEntries";
        DROP FUNCTION audit_entries_stay;
        """);
}
