namespace ServiceDesk.Web.Tests.Commands;

public sealed class TenantLicenceCommandTests : IDisposable
{
    private readonly CommandRunner runner = new();

    public void Dispose() => runner.Dispose();

    [Fact]
    public async Task A_licence_is_given_and_what_cannot_be_taken_ends_with_2()
    {
        await runner.RunAsync("tenant", "create", "--slug", "acme", "--name", "Acme Ltd", "--preset", "helpdesk", "--admin", "ann@acme.test");
        var (code, _, error) = await runner.RunAsync("tenant", "licence", "--slug", "acme", "--package", "Wholesale", "--from", "2026-01-01", "--until", "2026-12-31");
        Assert.Equal(0, code);
        Assert.Contains("'acme' has the package Wholesale from 2026-01-01 until 2026-12-31.", error, StringComparison.Ordinal);
        (code, _, error) = await runner.RunAsync("tenant", "licence", "--slug", "acme", "--package", "retail");
        Assert.Equal(0, code);
        Assert.Contains("Retail.", error, StringComparison.Ordinal);
        foreach (var (expected, more) in ((string, string[])[])
            [
                ("--package is 'gold'", ["--slug", "acme", "--package", "gold"]),
                ("--until is '31.12.2026'", ["--slug", "acme", "--package", "retail", "--until", "31.12.2026"]),
                ("would begin on 2026-12-31", ["--slug", "acme", "--package", "retail", "--from", "2026-12-31", "--until", "2026-01-01"]),
                ("There is no tenant 'other'", ["--slug", "other", "--package", "retail"]),
            ])
        {
            (code, _, error) = await runner.RunAsync(["tenant", "licence", .. more]);
            Assert.Equal(2, code);
            Assert.Contains(expected, error, StringComparison.Ordinal);
        }
    }
}
