using System.Net;
using Microsoft.EntityFrameworkCore;
using ServiceDesk.Intake;
using ServiceDesk.Mail.Dns;
using ServiceDesk.Testing;

namespace ServiceDesk.Web.Tests.Areas.Admin.Mailboxes;

public sealed class MailboxSendingControllerTests
{
    [Fact]
    public async Task Findings_AreToldInPlainWords_WithWhatToPublish()
    {
        await using var dns = new DnsStub(
            ("alpha.test", DnsRecordType.Txt, "v=spf1 mx -all"), ("alpha.test", DnsRecordType.Mx, "mx.alpha.test"), ("mx.alpha.test", DnsRecordType.A, "192.0.2.1"),
            ("smtp.relay.test", DnsRecordType.A, "198.51.100.9"), ("_dmarc.alpha.test", DnsRecordType.Txt, "v=DMARC1; p=none"),
            ("old._domainkey.alpha.test", DnsRecordType.Txt, "v=DKIM1; p="));
        await using var desk = await StartAsync(dns, "smtp.relay.test");
        using var browser = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Administrator);
        var root = $"admin/mailboxes/{await MailboxAsync(desk, desk.Alpha)}";
        Assert.True((await browser.GetAsync(root)).Has($"a[href$='{root}/sending']"));
        var page = await browser.GetAsync($"{root}/sending");
        Assert.Empty(dns.Asked);
        Assert.False(page.Has(".notice"));

        var found = await browser.SubmitAsync(page, ".settings-form", new() { ["Selector"] = "old" });
        Assert.Equal(["SPF", "DKIM", "DMARC"], found.TextsOf(".settings-section h2"));
        var texts = found.TextsOf(".settings-section .notice");
        Assert.Contains("does not name smtp.relay.test", texts[0], StringComparison.Ordinal);
        Assert.Contains("withdrawn", texts[1], StringComparison.Ordinal);
        Assert.Contains("“none”", texts[2], StringComparison.Ordinal);
        Assert.Equal(["v=spf1 mx a:smtp.relay.test -all"], found.TextsOf("[data-publish]"));
        Assert.Equal("old", found.Required("#Selector").GetAttribute("value"));

        var refused = await browser.GetAsync($"{root}/sending?look=true&selector=a%20b");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("A selector is made of", refused.TextOf(".field-error"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhereNothingIsPublished_EveryRecordIsProposed()
    {
        await using var dns = new DnsStub();
        await using var desk = await StartAsync(dns, "192.0.2.8");
        using var browser = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Administrator, "fr");
        var found = await browser.GetAsync($"admin/mailboxes/{await MailboxAsync(desk, desk.Alpha)}/sending?look=true&selector=s1");
        Assert.Equal(["v=spf1 ip4:192.0.2.8 ~all", "v=DKIM1; k=rsa; p=…", "v=DMARC1; p=none; rua=mailto:help@alpha.test"], found.TextsOf("[data-publish]"));
        Assert.Contains("Publiez cet enregistrement TXT sous s1._domainkey.alpha.test :", found.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SilentDns_IsAHint_NoError()
    {
        await using var dns = new DnsStub { Code = 2 };
        await using var desk = await StartAsync(dns, "smtp.relay.test");
        using var browser = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Administrator);
        var found = await browser.GetAsync($"admin/mailboxes/{await MailboxAsync(desk, desk.Alpha)}/sending?look=true&selector=s1");
        Assert.Equal(HttpStatusCode.OK, found.Status);
        Assert.All(found.TextsOf(".settings-section .notice"), x => Assert.StartsWith("DNS gave no answer", x, StringComparison.Ordinal));
        Assert.False(found.Has("[data-publish]"));
    }

    [Fact]
    public async Task ForeignIds_AndOtherPeople_FindNothing()
    {
        await using var dns = new DnsStub();
        await using var desk = await StartAsync(dns, "smtp.relay.test");
        using var browser = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Administrator);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync($"admin/mailboxes/{await MailboxAsync(desk, desk.Beta)}/sending?look=true")).Status);
        await AdminDoor.IsShutAsync(desk, $"admin/mailboxes/{await MailboxAsync(desk, desk.Alpha)}/sending");
        Assert.Empty(dns.Asked);
    }

    private static Task<WebDesk> StartAsync(DnsStub dns, string server) =>
        WebDesk.StartAsync(settings: new() { ["Dns:Server"] = dns.Address.ToString(), ["Mail:Server:Host"] = server });

    private static Task<long> MailboxAsync(WebDesk desk, WebTenant tenant) => desk.ReadAsync(tenant, db => db.Mailboxes.Select(x => x.Id).SingleAsync());
}
