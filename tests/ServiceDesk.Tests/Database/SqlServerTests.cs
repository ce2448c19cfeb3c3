using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ServiceDesk.Database;
using ServiceDesk.Testing;
using ServiceDesk.Tickets;
using ServiceDesk.Tickets.Filters;
using ServiceDesk.Tickets.Lists;

namespace ServiceDesk.Tests.Database;

/// <summary>Runs where a SQL Server is named, and is reported as skipped elsewhere.</summary>
public sealed class SqlServerTests(DeskFixture desks) : IClassFixture<DeskFixture>
{
    [Fact]
    public async Task Ticket_IsOpenedListedAndRead()
    {
        var desk = await DeskAsync();
        var opened = await desk.OpenTicketAsync(desk.Alpha, "Printer smokes");
        var act = desk.StaffAct(desk.Alpha);
        await desk.InAsync(desk.Alpha, async scope =>
        {
            var page = await scope.GetRequiredService<TicketList>().PageAsync(act, TicketFilter.Everything, null, default);
            Assert.Contains(page.Rows, x => x.Id == opened.Id && x.Subject == "Printer smokes");
            var read = await scope.GetRequiredService<TicketReader>().FindAsync(act, opened.Number, default);
            Assert.Equal("It smokes since this morning.", Assert.Single(read!.Messages).Text);
            Assert.True((await scope.GetRequiredService<QueueCounts>().GetAsync(act, default)).All > 0);
        });
        Assert.Equal(opened.Number + 1, (await desk.OpenTicketAsync(desk.Alpha)).Number);
    }

    [Fact]
    public async Task Search_FindsByTextSubjectNumberAndRequester_NotAcrossTenants()
    {
        var desk = await DeskAsync();
        var ticket = await desk.OpenTicketAsync(desk.Alpha, "Kaffee am Fußboden", "La cafetière déborde", "zoe.quux@customer.test");
        foreach (var search in (string[])["cafetiere", "KAFFEE", "quux", "déb", $"{ticket.Number} kaffee"])
        {
            Assert.Contains(ticket.Id, await FindAsync(desk.Alpha, search));
            Assert.DoesNotContain(ticket.Id, await FindAsync(desk.Beta, search));
        }

        Task<IReadOnlyList<long>> FindAsync(TenantInfo tenant, string search) =>
            desk.InAsync(tenant, scope => scope.GetRequiredService<TicketSearch>().FindAsync(search, true, default));
    }

    [Fact]
    public async Task Walls_HoldUnderRawSql()
    {
        var desk = await DeskAsync();
        await desk.OpenTicketAsync(desk.Alpha);
        await desk.OpenTicketAsync(desk.Beta);
        await desk.InAsync(desk.Alpha, async scope =>
        {
            var db = scope.GetRequiredService<DeskDb>();
            Assert.Equal([desk.Alpha.Id], await db.Database.SqlQuery<int>($"SELECT DISTINCT TenantId AS Value FROM Tickets").ToListAsync());
            var moved = () => db.Database.ExecuteSqlAsync($"UPDATE Tags SET TenantId = {desk.Beta.Id}");
            await db.Database.ExecuteSqlAsync($"INSERT INTO Tags (TenantId, Name) VALUES ({desk.Alpha.Id}, 'own')");
            await Assert.ThrowsAnyAsync<Exception>(moved);
            await Assert.ThrowsAnyAsync<Exception>(() => db.Database.ExecuteSqlAsync($"DROP SECURITY POLICY dbo.[TicketsWall]"));
        });
        await using var outside = desk.Services.CreateAsyncScope();
        Assert.Equal(0, await outside.ServiceProvider.GetRequiredService<DeskDb>().Database.SqlQuery<int>($"SELECT COUNT(*) AS Value FROM Tickets").SingleAsync());
    }

    [Fact]
    public async Task Migrations_GoBackToNothing()
    {
        Assert.SkipWhen(TestServers.SqlServer is null, TestServers.NoSqlServer);
        await using var database = await TestDatabase.CreateAsync(DatabaseProvider.SqlServer);
        await using var owner = new DatabaseMigrator(database.Settings).Owner();
        await owner.Database.MigrateAsync("0");
        Assert.Empty(await owner.Database.SqlQuery<string>($"SELECT name AS Value FROM sys.tables WHERE name NOT LIKE '[_][_]EF%'").ToListAsync());
    }

    private async Task<TestDesk> DeskAsync()
    {
        Assert.SkipWhen(TestServers.SqlServer is null, TestServers.NoSqlServer);
        return await desks.OnAsync(DatabaseProvider.SqlServer);
    }
}
