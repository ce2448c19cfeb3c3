using Microsoft.EntityFrameworkCore.Migrations;

namespace ServiceDesk.Database.SqlServer.Migrations;

/// <summary>
/// What holds the audit log together in the database itself: an entry is sealed once, loses at most the name and the details of an
/// erased person, and goes only behind the anchor. Desks from before begin their chain behind the histories that they have.
/// </summary>
internal static class AuditStays
{
    public static void Up(MigrationBuilder migration)
    {
        migration.Sql("""
            EXEC(N'
              DECLARE @own int;
              DECLARE tenants CURSOR LOCAL STATIC FOR SELECT Id FROM dbo.Tenants;
              OPEN tenants;
              FETCH NEXT FROM tenants INTO @own;
              WHILE @@FETCH_STATUS = 0
              BEGIN
                EXEC sys.sp_set_session_context @key = N''desk.tenant'', @value = @own;
                INSERT INTO dbo.[AuditHeads] (TenantId, LastSequence, LastHash, HistoryUpTo, AnchorSequence, AnchorHash)
                  SELECT @own, 0, REPLICATE(N''0'', 64), COALESCE(MAX(Id), 0), 0, REPLICATE(N''0'', 64) FROM dbo.[History] WHERE TenantId = @own;
                FETCH NEXT FROM tenants INTO @own;
              END;
              CLOSE tenants;
              DEALLOCATE tenants;
              EXEC sys.sp_set_session_context @key = N''desk.tenant'', @value = NULL;
            ');
            """);
        migration.Sql("""
            EXEC(N'
              CREATE TRIGGER dbo.[AuditEntriesStay] ON dbo.[AuditEntries] AFTER UPDATE, DELETE AS
              BEGIN
                SET NOCOUNT ON;
                IF EXISTS (
                  SELECT 1 FROM deleted gone LEFT JOIN dbo.[AuditHeads] head ON head.TenantId = gone.TenantId
                  WHERE NOT EXISTS (SELECT 1 FROM inserted kept WHERE kept.Id = gone.Id)
                    AND (gone.[Sequence] IS NULL OR head.AnchorSequence IS NULL OR gone.[Sequence] > head.AnchorSequence))
                  THROW 51000, N''The audit log is only ever added to: an entry goes behind the anchor alone.'', 1;
                IF EXISTS (
                  SELECT 1 FROM deleted was JOIN inserted now ON now.Id = was.Id
                  WHERE EXISTS (
                      SELECT now.TenantId, now.[At], now.[Kind], now.[Door], now.PersonId, now.AboutType, now.AboutId, now.AboutPersonId, now.DetailsDigest
                      EXCEPT SELECT was.TenantId, was.[At], was.[Kind], was.[Door], was.PersonId, was.AboutType, was.AboutId, was.AboutPersonId, was.DetailsDigest)
                    OR (was.[Sequence] IS NOT NULL AND EXISTS (
                      SELECT now.[Sequence], now.PreviousHash, now.[Hash] EXCEPT SELECT was.[Sequence], was.PreviousHash, was.[Hash]))
                    OR (now.PersonName IS NOT NULL AND EXISTS (SELECT now.PersonName EXCEPT SELECT was.PersonName))
                    OR (now.Details IS NOT NULL AND EXISTS (SELECT now.Details EXCEPT SELECT was.Details)))
                  THROW 51000, N''The audit log is only ever added to: an entry stays as it is.'', 1;
              END');
            """);
    }

    public static void Down(MigrationBuilder migration) => migration.Sql("DROP TRIGGER dbo.[AuditEntriesStay];");
}
