using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace ServiceDesk.Database.Postgres.Migrations;

/// <summary>
/// Full text. Policies and <c>@@</c> do not mix (it is not leakproof, so the index would not be used): the documents stand in a
/// table of their own, without a policy and without rights for the application, and are read through one function that takes
/// the tenant from the session. What is inserted is indexed once a statement, not once a row, which halves the cost of loading much.
/// </summary>
[DbContext(typeof(PostgresDeskDb))]
[Migration("20261122000001_Search")]
public sealed class Search : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.Sql("""
            CREATE EXTENSION IF NOT EXISTS unaccent;
            CREATE TABLE search_documents (
              tenant int NOT NULL,
              ticket bigint NOT NULL,
              message bigint,
              internal boolean NOT NULL,
              vector tsvector NOT NULL);
            CREATE INDEX search_documents_vector ON search_documents USING gin (vector) WITH (fastupdate = on);
            CREATE INDEX search_documents_ticket ON search_documents (ticket) WHERE message IS NULL;
            """);
        migrationBuilder.Sql("""
            CREATE FUNCTION search_vector(document text) RETURNS tsvector LANGUAGE sql STABLE PARALLEL SAFE AS $$
              SELECT strip(to_tsvector('simple', regexp_replace(unaccent(left(document, 60000)), '[^[:alnum:]]+', ' ', 'g')))
            $$;
            CREATE FUNCTION search_messages() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
            BEGIN
              INSERT INTO search_documents
                SELECT "TenantId", "TicketId", "Id", "Kind" = 2, search_vector("Text") FROM added;
              RETURN NULL;
            END $$;
            CREATE FUNCTION search_tickets_opened() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
            BEGIN
              INSERT INTO search_documents
                SELECT t."TenantId", t."Id", NULL, false, search_vector(concat_ws(' ', t."Number", t."Subject", p."Name", p."Address"))
                FROM added t JOIN "People" p ON p."Id" = t."RequesterId";
              RETURN NULL;
            END $$;
            CREATE FUNCTION search_ticket_renamed() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
            BEGIN
              DELETE FROM search_documents WHERE ticket = NEW."Id" AND message IS NULL;
              INSERT INTO search_documents
                SELECT NEW."TenantId", NEW."Id", NULL, false, search_vector(concat_ws(' ', NEW."Number", NEW."Subject", p."Name", p."Address"))
                FROM "People" p WHERE p."Id" = NEW."RequesterId";
              RETURN NULL;
            END $$;
            CREATE TRIGGER search_message AFTER INSERT ON "Messages"
              REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION search_messages();
            CREATE TRIGGER search_ticket_opened AFTER INSERT ON "Tickets"
              REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION search_tickets_opened();
            CREATE TRIGGER search_ticket_renamed AFTER UPDATE OF "Subject" ON "Tickets" FOR EACH ROW
              WHEN (OLD."Subject" IS DISTINCT FROM NEW."Subject") EXECUTE FUNCTION search_ticket_renamed();
            CREATE FUNCTION search_tickets(query text, with_notes boolean, most int) RETURNS SETOF bigint
            LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
              SELECT DISTINCT ticket FROM (
                SELECT ticket FROM search_documents
                WHERE vector @@ to_tsquery('simple', query)
                  AND tenant = NULLIF(current_setting('desk.tenant', true), '')::int
                  AND (with_notes OR NOT internal)
                ORDER BY ticket DESC LIMIT 4 * most) AS found
              ORDER BY ticket DESC LIMIT most
            $$;
            """);
    }

    protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
        DROP FUNCTION search_tickets;
        DROP TRIGGER search_message ON "Messages";
        DROP TRIGGER search_ticket_opened ON "Tickets";
        DROP TRIGGER search_ticket_renamed ON "Tickets";
        DROP FUNCTION search_messages;
        DROP FUNCTION search_tickets_opened;
        DROP FUNCTION search_ticket_renamed;
        DROP FUNCTION search_vector;
        DROP TABLE search_documents;
        """);
}
