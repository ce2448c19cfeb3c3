using Microsoft.Extensions.DependencyInjection;
using ServiceDesk.Database;
using ServiceDesk.Testing;

namespace ServiceDesk.Tests.Database;

public sealed class DatabaseCheckTests(DeskFixture desks) : IClassFixture<DeskFixture>
{
    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task A_sound_installation_passes_every_check(DatabaseProvider provider)
    {
        var desk = await desks.OnAsync(provider);
        var lines = await CheckAsync(desk);
        Assert.DoesNotContain(lines, x => x.Result == CheckResult.Fail);
        Assert.Equal(["provider", "database", "migrations", "rights", "full text", "data folder"], lines.Select(x => x.Subject));
        Assert.Contains(lines, x => x.Subject == "rights" && x.Result == CheckResult.Ok);
    }

    [Fact]
    public async Task An_account_that_can_pass_by_the_walls_is_warned_of()
    {
        var desk = await desks.OnAsync(DatabaseProvider.Postgres);
        var settings = desk.Settings with { Desk = desk.Settings.Owner };
        await using var services = new ServiceCollection().AddLogging().AddDesk(settings, Path.GetTempPath()).BuildServiceProvider();
        var lines = await services.GetRequiredService<DatabaseCheck>().RunAsync(false, TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken);
        var rights = Assert.Single(lines, x => x.Subject == "rights");
        Assert.Equal(CheckResult.Warn, rights.Result);
        Assert.Contains("owns tables", rights.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_does_not_answer_fails_and_the_folder_is_still_looked_at()
    {
        var settings = new DatabaseSettings(DatabaseProvider.Postgres, "Host=127.0.0.1;Port=1;Username=x;Database=x;Timeout=3", "Host=127.0.0.1;Port=1;Username=x;Database=x");
        await using var services = new ServiceCollection().AddLogging().AddDesk(settings, Path.GetTempPath()).BuildServiceProvider();
        var lines = await services.GetRequiredService<DatabaseCheck>().RunAsync(false, TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken);
        Assert.Contains(lines, x => x is { Subject: "database", Result: CheckResult.Fail });
        Assert.Contains(lines, x => x.Subject == "data folder");
    }

    private static async Task<List<CheckLine>> CheckAsync(TestDesk desk) =>
        await desk.Services.GetRequiredService<DatabaseCheck>().RunAsync(false, TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken);
}
