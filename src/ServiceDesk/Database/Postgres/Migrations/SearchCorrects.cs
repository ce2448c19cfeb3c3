using Microsoft.EntityFrameworkCore.Migrations;

namespace ServiceDesk.Database.Postgres.Migrations;

/// <summary>The search of the Corrections migration: a message that is corrected is found by its new words alone.</summary>
internal static class SearchCorrects
{
    public static void Up(MigrationBuilder migration) => migration.Sql("""
        CREATE FUNCTION search_message_corrected() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
        BEGIN
          UPDATE search_documents SET vector = search_vector(NEW."Text") WHERE tenant = NEW."TenantId" AND ticket = NEW."TicketId" AND message = NEW."Id";
          RETURN NULL;
        END $$;
        CREATE TRIGGER search_message_corrected AFTER UPDATE OF "Text" ON "Messages" FOR EACH ROW
          WHEN (OLD."Text" IS DISTINCT FROM NEW."Text") EXECUTE FUNCTION search_message_corrected();
        """);

    public static void Down(MigrationBuilder migration) => migration.Sql("""
        DROP TRIGGER search_message_corrected ON "Messages";
        DROP FUNCTION search_message_corrected;
        """);
}
