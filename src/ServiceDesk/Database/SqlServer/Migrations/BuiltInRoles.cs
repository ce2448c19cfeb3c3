using Microsoft.EntityFrameworkCore.Migrations;

namespace ServiceDesk.Database.SqlServer.Migrations;

/// <summary>
/// The roles of tenants from before there were any: every agent gets the one that holds what agents could do until then. The walls hold
/// for the tables' owner too, so it works for one tenant after the other.
/// </summary>
internal static class BuiltInRoles
{
    public static void Add(MigrationBuilder migration) => migration.Sql("""
        EXEC(N'
          DECLARE @own int;
          DECLARE tenants CURSOR LOCAL STATIC FOR SELECT Id FROM dbo.Tenants;
          OPEN tenants;
          FETCH NEXT FROM tenants INTO @own;
          WHILE @@FETCH_STATUS = 0
          BEGIN
            EXEC sys.sp_set_session_context @key = N''desk.tenant'', @value = @own;
            INSERT INTO dbo.[Roles] (TenantId, Name, Keys, Scope, IsDefault) VALUES
              (@own, N''Agent'', N''delete my-tickets create-customer-tickets work-on-my-tickets'', 3, 1),
              (@own, N''Supervisor'', N''delete mailbox-management my-tickets service-desk'', 3, 0),
              (@own, N''Reader'', N''ticketing'', 3, 0);
            INSERT INTO dbo.[PersonRoles] (TenantId, PersonId, RoleId)
              SELECT @own, person.Id, held.Id FROM dbo.[People] person JOIN dbo.[Roles] held ON held.TenantId = @own AND held.IsDefault = 1
              WHERE person.TenantId = @own AND person.[Role] = 1 AND person.StaffSince IS NOT NULL AND person.StaffUntil IS NULL;
            FETCH NEXT FROM tenants INTO @own;
          END;
          CLOSE tenants;
          DEALLOCATE tenants;
          EXEC sys.sp_set_session_context @key = N''desk.tenant'', @value = NULL;
        ');
        """);
}
