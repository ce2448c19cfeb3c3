using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ServiceDesk.Database;
using ServiceDesk.Quotas;
using ServiceDesk.Tenants;

namespace ServiceDesk.Web.Tests.Commands;

public sealed class TenantQuotaCommandTests : IDisposable
{
    private readonly CommandRunner runner = new();

    public void Dispose() => runner.Dispose();

    [Fact]
    public async Task A_limit_that_is_given_holds_and_one_that_is_left_out_ends()
    {
        await runner.RunAsync("tenant", "create", "--slug", "acme", "--name", "Acme Ltd", "--preset", "helpdesk", "--admin", "ann@acme.test");
        var (code, _, error) = await runner.RunAsync("tenant", "quota", "--slug", "acme", "--seats", "20", "--megabytes", "10000", "--tickets", "5000");
        Assert.Equal(0, code);
        Assert.Contains("'acme' may have 20 seats, 10000 megabytes and 5000 new tickets a month.", error, StringComparison.Ordinal);
        Assert.Equal(new Quota(20, 10_000, 5_000), await QuotaAsync());

        (code, _, error) = await runner.RunAsync("tenant", "quota", "--slug", "acme", "--seats", "3");
        Assert.Equal(0, code);
        Assert.Contains("3 seats, any number of megabytes and any number of new tickets", error, StringComparison.Ordinal);
        Assert.Equal(new Quota(3, null, null), await QuotaAsync());
    }

    [Fact]
    public async Task What_cannot_be_taken_ends_with_2_and_changes_nothing()
    {
        await runner.RunAsync("tenant", "create", "--slug", "acme", "--name", "Acme Ltd", "--preset", "helpdesk", "--admin", "ann@acme.test");
        await runner.RunAsync("tenant", "quota", "--slug", "acme", "--seats", "20");
        foreach (var (expected, more) in ((string, string[])[])
            [
                ("--seats is '0'; expected a number from 1 to", ["--slug", "acme", "--seats", "0"]),
                ("--megabytes is '1.5'", ["--slug", "acme", "--megabytes", "1.5"]),
                ("--tickets is 'many'", ["--slug", "acme", "--tickets", "many"]),
                ("There is no tenant 'other'", ["--slug", "other", "--seats", "1"]),
            ])
        {
            var (code, _, error) = await runner.RunAsync(["tenant", "quota", .. more]);
            Assert.Equal(2, code);
            Assert.Contains(expected, error, StringComparison.Ordinal);
        }
        Assert.Equal(new Quota(20, null, null), await QuotaAsync());
    }

    private async Task<Quota> QuotaAsync()
    {
        Quota? quota = null;
        await runner.InAsync("acme", async scope => quota = (await scope.GetRequiredService<DeskDb>().Tenants.SingleAsync(x => x.Slug == "acme")).Quota);
        return quota!;
    }
}
