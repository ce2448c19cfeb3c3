using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.DependencyInjection;
using ServiceDesk.Database;
using ServiceDesk.Intake;
using ServiceDesk.Testing;

namespace ServiceDesk.Web.Tests.Areas.Admin.Mailboxes;

/// <summary>Against a real Dovecot, whose certificate no authority has signed.</summary>
public sealed class MailboxTestsControllerTests(WebDeskFixture desks) : IClassFixture<WebDeskFixture>
{
    private static readonly string[] Server = TestServers.Required("SERVICEDESK_TEST_IMAPS").Split(':');

    [Fact]
    public async Task Test_ShowsTheCertificate_AndGoesThroughOnceItIsAccepted()
    {
        var desk = await desks.OnAsync();
        using var browser = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Administrator);
        var id = await AddAsync(desk, Server[0], int.Parse(Server[1], CultureInfo.InvariantCulture), "INBOX");

        var result = await TestAsync(browser, id);
        Assert.Equal(["worked", "worked", "failed", "not tried", "not tried"], result.TextsOf(".steps-tried small"));
        using var certificate = X509CertificateLoader.LoadCertificateFromFile(TestServers.Required("SERVICEDESK_TEST_CERTIFICATE"));
        Assert.Equal(certificate.GetCertHashString(HashAlgorithmName.SHA256), result.TextOf(".settings-section code"));

        await browser.SubmitAsync(result, "form[action$=certificates]");
        result = await TestAsync(browser, id);
        Assert.Equal(["worked", "worked", "worked", "worked", "worked"], result.TextsOf(".steps-tried small"));
        Assert.Contains("Open the folder INBOX: 0 mails", result.TextOf(".steps-tried li:last-child span"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Test_NamesTheStepThatFails()
    {
        var desk = await desks.OnAsync();
        using var browser = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Administrator);
        var unresolved = await TestAsync(browser, await AddAsync(desk, "no-such-host.invalid", 993, "INBOX"));
        Assert.Equal(["failed", "not tried", "not tried", "not tried", "not tried"], unresolved.TextsOf(".steps-tried small"));
        var refused = await TestAsync(browser, await AddAsync(desk, "127.0.0.1", 1, "INBOX"));
        Assert.Equal(["worked", "failed", "not tried", "not tried", "not tried"], refused.TextsOf(".steps-tried small"));
        Assert.Contains("127.0.0.1:1", refused.TextOf(".notice[data-kind=problem]"), StringComparison.Ordinal);
    }

    private static async Task<WebPage> TestAsync(Browser browser, long id) =>
        await browser.SubmitAsync(await browser.GetAsync($"admin/mailboxes/{id.ToString(CultureInfo.InvariantCulture)}"), "form[action$=tests]");

    private static Task<long> AddAsync(WebDesk desk, string host, int port, string folder) => desk.InAsync(desk.Alpha, async scope =>
    {
        var user = $"u{Guid.NewGuid():N}@example.test";
        var (outcome, id) = await scope.GetRequiredService<CreateMailbox>().RunAsync(
            new(desk.Alpha.Info.Id, desk.Alpha.Administrator.Id, People.StaffRole.Administrator, Access.Door.Staff, scope.GetRequiredService<UtcClock>().UtcNow),
            new MailboxInput("Fetched", user, MailboxKind.Imap)
            {
                Server = new(host, port, MailSecurity.Tls, user, "secret", folder, AfterFetch.MarkSeen, null, null),
            },
            default);
        Assert.Equal(MailboxOutcome.Done, outcome);
        return id;
    });
}
