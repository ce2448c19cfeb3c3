using Microsoft.EntityFrameworkCore.Migrations;

namespace ServiceDesk.Database.Postgres.Migrations;

/// <summary>The search of the Relations migration: a ticket that is deleted for good takes all its documents along, those of its messages too.</summary>
internal static class SearchForgets
{
    public static void Up(MigrationBuilder migration) => migration.Sql("""
        CREATE FUNCTION search_tickets_deleted() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
        BEGIN
          DELETE FROM search_documents AS document USING removed WHERE document.tenant = removed."TenantId" AND document.ticket = removed."Id";
          RETURN NULL;
        END $$;
        CREATE TRIGGER search_ticket_deleted AFTER DELETE ON "Tickets"
          REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION search_tickets_deleted();
        """);

    public static void Down(MigrationBuilder migration) => migration.Sql("""
        DROP TRIGGER search_ticket_deleted ON "Tickets";
        DROP FUNCTION search_tickets_deleted;
        """);
}
