using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using ServiceDesk.Database;
using ServiceDesk.People;
using ServiceDesk.Tickets;

namespace ServiceDesk.Tests.Database;

public sealed class WallTests(DeskFixture desks) : IClassFixture<DeskFixture>
{
    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task Read_SeesOwnTenantAlone(DatabaseProvider provider)
    {
        var desk = await desks.OnAsync(provider);
        var theirs = await desk.OpenTicketAsync(desk.Beta);
        await desk.InAsync(desk.Alpha, async scope =>
            Assert.False(await scope.GetRequiredService<DeskDb>().Tickets.AnyAsync(x => x.Id == theirs.Id)));
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task Write_OfAnotherTenantsRow_IsRefused(DatabaseProvider provider)
    {
        var desk = await desks.OnAsync(provider);
        await desk.InAsync(desk.Alpha, async scope =>
        {
            var db = scope.GetRequiredService<DeskDb>();
            db.Add(new Customer { TenantId = desk.Beta.Id, Name = "Stolen", CreatedAt = scope.GetRequiredService<UtcClock>().UtcNow });
            await Assert.ThrowsAsync<InvalidOperationException>(() => db.SaveChangesAsync());
        });
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task Read_OutsideAnyTenant_SeesNothing(DatabaseProvider provider)
    {
        var desk = await desks.OnAsync(provider);
        await desk.OpenTicketAsync(desk.Alpha);
        await using var scope = desk.Services.CreateAsyncScope();
        Assert.Equal(0, await scope.ServiceProvider.GetRequiredService<DeskDb>().Tickets.CountAsync());
    }

    [Fact]
    public async Task Postgres_WallsHoldUnderRawSql()
    {
        var desk = await desks.OnAsync(DatabaseProvider.Postgres);
        await desk.OpenTicketAsync(desk.Alpha);
        await desk.OpenTicketAsync(desk.Beta);
        await using var source = NpgsqlDataSource.Create(desk.Settings.Desk);

        Assert.Equal(0L, await Scalar("""SELECT count(*) FROM "Tickets" """));
        Assert.Equal(0L, await Scalar($"""SET desk.tenant = '{desk.Alpha.Id}'; SELECT count(*) FROM "Tickets" WHERE "TenantId" <> {desk.Alpha.Id}"""));
        await Assert.ThrowsAsync<PostgresException>(() => Scalar("""ALTER TABLE "Tickets" DISABLE ROW LEVEL SECURITY"""));
        await Assert.ThrowsAsync<PostgresException>(() => Scalar("SELECT count(*) FROM search_documents"));
        await Assert.ThrowsAsync<PostgresException>(() => Scalar(
            $"""SET desk.tenant = '{desk.Alpha.Id}'; INSERT INTO "Tags" ("TenantId", "Name") VALUES ({desk.Beta.Id}, 'x')"""));

        async Task<object?> Scalar(string sql)
        {
            await using var connection = await source.OpenConnectionAsync();
            await using var command = new NpgsqlCommand(sql, connection);
            return await command.ExecuteScalarAsync();
        }
    }

    [Fact]
    public async Task Postgres_EveryTenantRowHasAPolicy()
    {
        var desk = await desks.OnAsync(DatabaseProvider.Postgres);
        await using var scope = desk.Services.CreateAsyncScope();
        var tables = scope.ServiceProvider.GetRequiredService<DeskDb>().Model.GetEntityTypes()
            .Where(x => typeof(ITenantRow).IsAssignableFrom(x.ClrType)).Select(x => x.GetTableName()!).Order();
        await using var source = NpgsqlDataSource.Create(desk.Settings.Owner);
        await using var command = source.CreateCommand("SELECT tablename FROM pg_policies WHERE policyname = 'tenant'");
        var walled = new List<string>();
        await using (var reader = await command.ExecuteReaderAsync())
            while (await reader.ReadAsync())
                walled.Add(reader.GetString(0));
        Assert.Equal(tables, walled.Order());
    }
}
