using Microsoft.Extensions.DependencyInjection;
using ServiceDesk.Intake;
using ServiceDesk.Testing;

namespace ServiceDesk.Web.Tests.Commands;

public sealed class MailReconcileCommandTests : IDisposable
{
    private readonly CommandRunner runner = new();

    public void Dispose() => runner.Dispose();

    [Fact]
    public async Task IMAP_and_POP3_mailboxes_are_compared_a_line_each()
    {
        await runner.RunAsync("tenant", "create", "--slug", "acme", "--name", "Acme Ltd", "--preset", "helpdesk", "--admin", "ann@acme.test");
        var (code, _, error) = await runner.RunAsync("mail", "reconcile", "--tenant", "acme");
        Assert.Equal(2, code);
        Assert.Contains("fetches no mailbox", error, StringComparison.Ordinal);

        var (imap, pop3) = (new RealMailbox(), new RealMailbox());
        await pop3.AppendAsync("From: ivy@customer.test\nSubject: Fetched\n\nText.\n");
        await runner.InAsync("acme", async scope =>
        {
            await imap.AddToAsync(scope);
            await scope.GetRequiredService<FetchMailbox>().RunAsync(await pop3.AddPop3ToAsync(scope, AfterFetch.Leave), default);
        });
        await pop3.AppendAsync("From: ivy@customer.test\nSubject: Waiting\n\nText.\n");
        (code, var output, _) = await runner.RunAsync("mail", "reconcile", "--tenant", "acme");
        Assert.Equal(0, code);
        Assert.Contains($"{pop3.Address}\t2 on the server, 1 waiting, 0 missing, 0 taken", output, StringComparison.Ordinal);
        Assert.Contains($"{imap.Address}\t0 on the server, 0 waiting, 0 missing, 0 taken", output, StringComparison.Ordinal);
    }
}
