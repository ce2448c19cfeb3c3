using Microsoft.EntityFrameworkCore.Migrations;

namespace ServiceDesk.Database.Sqlite.Migrations;

/// <summary>The roles of tenants from before there were any: every agent gets the one that holds what agents could do until then.</summary>
internal static class BuiltInRoles
{
    public static void Add(MigrationBuilder migration) => migration.Sql("""
        INSERT INTO "Roles" ("TenantId", "Name", "Keys", "Scope", "IsDefault")
          SELECT "Id", 'Agent', 'delete my-tickets create-customer-tickets work-on-my-tickets', 3, 1 FROM "Tenants";
        INSERT INTO "Roles" ("TenantId", "Name", "Keys", "Scope", "IsDefault")
          SELECT "Id", 'Supervisor', 'delete mailbox-management my-tickets service-desk', 3, 0 FROM "Tenants";
        INSERT INTO "Roles" ("TenantId", "Name", "Keys", "Scope", "IsDefault")
          SELECT "Id", 'Reader', 'ticketing', 3, 0 FROM "Tenants";
        INSERT INTO "PersonRoles" ("TenantId", "PersonId", "RoleId")
          SELECT "People"."TenantId", "People"."Id", "Roles"."Id"
          FROM "People" JOIN "Roles" ON "Roles"."TenantId" = "People"."TenantId" AND "Roles"."IsDefault" = 1
          WHERE "People"."Role" = 1 AND "People"."StaffSince" IS NOT NULL AND "People"."StaffUntil" IS NULL;
        """);
}
