using Microsoft.EntityFrameworkCore.Migrations;

namespace ServiceDesk.Database.Postgres.Migrations;

/// <summary>
/// The search of the MailRules migration. A message that moves takes its document along. And with four million documents the
/// first search sorted all that a frequent word had found (8 s): now rare words are answered by the full-text index, frequent
/// ones by walking from the newest document back until there are enough.
/// </summary>
internal static class SearchAgain
{
    public static void Up(MigrationBuilder migration) => migration.Sql("""
        CREATE FUNCTION search_message_moved() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
        BEGIN
          UPDATE search_documents SET ticket = NEW."TicketId" WHERE tenant = NEW."TenantId" AND ticket = OLD."TicketId" AND message = NEW."Id";
          RETURN NULL;
        END $$;
        CREATE TRIGGER search_message_moved AFTER UPDATE OF "TicketId" ON "Messages" FOR EACH ROW
          WHEN (OLD."TicketId" IS DISTINCT FROM NEW."TicketId") EXECUTE FUNCTION search_message_moved();
        CREATE INDEX search_documents_newest ON search_documents (tenant, ticket);

        CREATE FUNCTION search_newest(words tsquery, own int, with_notes boolean, most int) RETURNS SETOF bigint
        LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
        SET enable_bitmapscan = off SET enable_seqscan = off SET enable_sort = off AS $$
          SELECT ticket FROM search_documents
          WHERE tenant = own AND vector @@ words AND (with_notes OR NOT internal)
          ORDER BY ticket DESC LIMIT most
        $$;

        CREATE OR REPLACE FUNCTION search_tickets(query text, with_notes boolean, most int) RETURNS SETOF bigint
        LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
        DECLARE
          own int := NULLIF(current_setting('desk.tenant', true), '')::int;
          words tsquery := to_tsquery('simple', query);
          few int := 30 * most;
          found bigint[];
        BEGIN
          -- EXECUTE plans with the words in sight: how frequent they are decides the way.
          EXECUTE 'SELECT array_agg(ticket) FROM (SELECT ticket FROM search_documents WHERE vector @@ $1 AND tenant = $2 AND ($3 OR NOT internal) LIMIT $4) AS hits'
            INTO found USING words, own, with_notes, few;
          IF cardinality(found) = few THEN
            found := ARRAY(SELECT * FROM search_newest(words, own, with_notes, 4 * most));
          END IF;
          RETURN QUERY SELECT DISTINCT ticket FROM unnest(found) AS ticket ORDER BY ticket DESC LIMIT most;
        END $$;
        REVOKE ALL ON FUNCTION search_newest(tsquery, int, boolean, int) FROM PUBLIC;
        """);

    public static void Down(MigrationBuilder migration) => migration.Sql("""
        DROP TRIGGER search_message_moved ON "Messages";
        DROP FUNCTION search_message_moved;
        DROP FUNCTION search_newest;
        DROP INDEX search_documents_newest;
        """);
}
