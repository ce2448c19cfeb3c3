using Microsoft.EntityFrameworkCore.Migrations;

namespace ServiceDesk.Database.Postgres.Migrations;

/// <summary>
/// The roles of tenants from before there were any: every agent gets the one that holds what agents could do until then. The walls hold
/// for the tables' owner too, so it works for one tenant after the other.
/// </summary>
internal static class BuiltInRoles
{
    public static void Add(MigrationBuilder migration) => migration.Sql("""
        DO $$
        DECLARE
          own int;
        BEGIN
          FOR own IN SELECT "Id" FROM "Tenants" LOOP
            PERFORM set_config('desk.tenant', own::text, true);
            INSERT INTO "Roles" ("TenantId", "Name", "Keys", "Scope", "IsDefault") VALUES
              (own, 'Agent', 'delete my-tickets create-customer-tickets work-on-my-tickets', 3, true),
              (own, 'Supervisor', 'delete mailbox-management my-tickets service-desk', 3, false),
              (own, 'Reader', 'ticketing', 3, false);
            INSERT INTO "PersonRoles" ("TenantId", "PersonId", "RoleId")
              SELECT own, person."Id", role."Id" FROM "People" person JOIN "Roles" role ON role."TenantId" = own AND role."IsDefault"
              WHERE person."TenantId" = own AND person."Role" = 1 AND person."StaffSince" IS NOT NULL AND person."StaffUntil" IS NULL;
          END LOOP;
          PERFORM set_config('desk.tenant', '', true);
        END $$;
        """);
}
