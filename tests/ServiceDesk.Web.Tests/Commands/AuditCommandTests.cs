using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ServiceDesk.Database;

namespace ServiceDesk.Web.Tests.Commands;

public sealed class AuditCommandTests : IDisposable
{
    private readonly CommandRunner runner = new();

    public void Dispose() => runner.Dispose();

    [Fact]
    public async Task The_log_is_verified_and_written_and_a_break_ends_with_1()
    {
        foreach (var slug in (string[])["acme", "bolt"])
            await runner.RunAsync("tenant", "create", "--slug", slug, "--name", slug, "--preset", "helpdesk", "--admin", $"ann@{slug}.test", "--mail", $"help@{slug}.test");
        var (code, output, _) = await runner.RunAsync("audit", "verify");
        Assert.Equal(0, code);
        Assert.Matches("(?s)acme\tok\tentries 1 to [0-9]+.*bolt\tok\t", output);
        (code, output, _) = await runner.RunAsync("audit", "export", "acme");
        Assert.Equal(0, code);
        var lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal((1, "Command"), (JsonDocument.Parse(lines[0]).RootElement.GetProperty("sequence").GetInt64(), JsonDocument.Parse(lines[^1]).RootElement.GetProperty("door").GetString()));
        await runner.InAsync("acme", async scope =>
        {
            var db = scope.GetRequiredService<DeskDb>();
            await db.Database.ExecuteSqlRawAsync("""DROP TRIGGER AuditEntriesStay; UPDATE "AuditEntries" SET "AboutId" = '99' WHERE "Sequence" = 3 AND "TenantId" = {0}""", db.TenantId);
        });
        (code, output, _) = await runner.RunAsync("audit", "verify", "--tenant", "acme");
        Assert.Equal(1, code);
        Assert.Contains("BROKEN at entry 3: a field was altered", output, StringComparison.Ordinal);
        Assert.Equal(0, (await runner.RunAsync("audit", "verify", "--tenant", "bolt")).Code);
        Assert.Equal(2, (await runner.RunAsync("audit", "verify", "--tenant", "none")).Code);
        Assert.Equal(2, (await runner.RunAsync("audit", "export", "none")).Code);
    }
}
