using System.Globalization;
using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ServiceDesk.Database;
using ServiceDesk.Intake;
using ServiceDesk.Testing;

namespace ServiceDesk.Web.Tests.Areas.Admin.Mailboxes;

/// <summary>The form with each kind of mailbox and way of signing in, as a browser without scripts sends it: with all fields.</summary>
public sealed class MailboxFormTests(WebDeskFixture desks) : IClassFixture<WebDeskFixture>
{
    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task A_POP3_mailbox_is_made_fetched_and_compared(DatabaseProvider provider)
    {
        var desk = await desks.OnAsync(provider);
        using var browser = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Administrator);
        var box = new RealMailbox();
        await box.AppendAsync("From: ivy@customer.test\nSubject: By POP3\n\nText.\n");
        var made = await browser.SubmitAsync(await browser.GetAsync("admin/mailboxes/new"), ".settings-form", Fields(box.Address, new()
        {
            ["Form.Kind"] = "Pop3", ["Form.AfterPop3"] = "Delete", ["Form.AfterFetch"] = "Move", ["Form.Folder"] = "",
            ["Form.Host"] = TestServers.Pop3s.Host, ["Form.Port"] = TestServers.Pop3s.Port, ["Form.UserName"] = box.Address,
            ["Form.Password"] = TestServers.MailPassword, ["Form.CertificateThumbprint"] = TestServers.CertificateThumbprint,
        }));
        var mailbox = await FindAsync(desk, box.Address);
        Assert.Equal((MailboxKind.Pop3, AfterFetch.Delete, "INBOX", null), (mailbox.Kind, mailbox.AfterFetch, mailbox.Folder, mailbox.MoveTo));

        var page = await browser.FollowAsync(made);
        Assert.Equal("Delete", page.Required("[name='Form.AfterPop3'] option[selected]").GetAttribute("value"));
        var tested = await browser.SubmitAsync(page, "form[action$=tests]");
        Assert.Equal(["worked", "worked", "worked", "worked", "worked"], tested.TextsOf(".steps-tried small"));
        Assert.Contains("List the mails: 1", tested.TextOf(".steps-tried"), StringComparison.Ordinal);
        var compared = await browser.SubmitAsync(page, "form[action$=reconciliations]");
        Assert.Equal(["1", "1", "0"], compared.TextsOf("dl.facts dd"));
        Assert.Equal(1, await desk.InAsync(desk.Alpha, scope => scope.GetRequiredService<FetchMailbox>().RunAsync(mailbox.Id, default)));
        Assert.Equal(0, await box.CountAsync("INBOX"));
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task A_mailbox_of_Microsoft_365_is_made_and_its_secret_never_shown(DatabaseProvider provider)
    {
        var desk = await desks.OnAsync(provider);
        using var browser = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Administrator);
        var made = await browser.SubmitAsync(await browser.GetAsync("admin/mailboxes/new"), ".settings-form", OAuth("cloud@alpha.test"));
        var mailbox = await FindAsync(desk, "cloud@alpha.test");
        Assert.Equal(("outlook.office365.com", 993, MailboxSignIn.Microsoft, "client-7", null),
            (mailbox.Host, mailbox.Port, mailbox.SignIn, mailbox.ClientId, mailbox.ProtectedPassword));
        Assert.Equal("s3cret-word", desk.Services.GetRequiredService<MailboxPasswords>().Unprotect(mailbox.ProtectedClientSecret));
        var page = await browser.FollowAsync(made);
        Assert.Contains("Sign in at the provider now", page.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("s3cret-word", page.Body, StringComparison.Ordinal);
        Assert.DoesNotContain(mailbox.ProtectedClientSecret!, page.Body, StringComparison.Ordinal);
        Assert.Contains("IMAP.AccessAsUser.All", page.TextOf(".sign-in-hints"), StringComparison.Ordinal);

        var kept = await browser.SubmitAsync(page, ".settings-form", new() { ["Form.Name"] = "Cloud" });
        Assert.Equal(HttpStatusCode.Redirect, kept.Status);
        Assert.Equal(mailbox.ProtectedClientSecret, (await FindAsync(desk, "cloud@alpha.test")).ProtectedClientSecret);
        await browser.SubmitAsync(page, "form[action$=archiving]");
        Assert.Null((await FindAsync(desk, "cloud@alpha.test")).ProtectedClientSecret);
    }

    [Theory]
    [InlineData("Form.ClientId", "", "Fill in “Client id”.")]
    [InlineData("Form.ClientSecret", "", "Enter the client secret")]
    [InlineData("Form.UserName", "", "Fill in “User name”.")]
    [InlineData("Form.Security", "None", "encrypted line alone")]
    [InlineData("Form.Directory", "no directory!", "by its id or one of its domains")]
    [InlineData("Form.SignIn", "MicrosoftApplication", "by its id or one of its domains")]
    [InlineData("Form.SignIn", "Custom", "Fill in “Server”.")]
    [InlineData("Form.SignIn", "17", "“17” does not fit here.")]
    [InlineData("Form.AfterFetch", "Delete", "marked as seen or moved")]
    public async Task Wrong_input_is_named_and_nothing_made(string field, string value, string expected)
    {
        var desk = await desks.OnAsync();
        using var browser = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Administrator);
        var values = OAuth("wrong@alpha.test");
        values[field] = value;
        var again = await browser.SubmitAsync(await browser.GetAsync("admin/mailboxes/new"), ".settings-form", values);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, again.Status);
        Assert.Contains(expected, string.Join(' ', again.TextsOf(".field-error")), StringComparison.Ordinal);
        Assert.DoesNotContain("s3cret-word", again.Body, StringComparison.Ordinal);
        Assert.False(await desk.ReadAsync(desk.Alpha, db => db.Mailboxes.AnyAsync(x => x.Address == "wrong@alpha.test")));
    }

    [Theory]
    [InlineData("Form.AfterPop3", "MarkSeen", "left or deleted")]
    [InlineData("Form.TokenEndpoint", "http://login.alpha.test/token", "begin with https://")]
    [InlineData("Form.Scopes", "", "Fill in “Scopes”.")]
    public async Task Wrong_input_for_another_provider_by_POP3_is_named(string field, string value, string expected)
    {
        var desk = await desks.OnAsync();
        using var browser = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Administrator);
        var values = Fields("other@alpha.test", new()
        {
            ["Form.Kind"] = "Pop3", ["Form.SignIn"] = "Custom", ["Form.Host"] = "pop.alpha.test", ["Form.UserName"] = "other", ["Form.ClientId"] = "client-7",
            ["Form.AuthorizationEndpoint"] = "https://login.alpha.test/authorize", ["Form.TokenEndpoint"] = "https://login.alpha.test/token", ["Form.Scopes"] = "mail",
        });
        values[field] = value;
        var again = await browser.SubmitAsync(await browser.GetAsync("admin/mailboxes/new"), ".settings-form", values);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, again.Status);
        Assert.Contains(expected, string.Join(' ', again.TextsOf(".field-error")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_form_speaks_French()
    {
        var desk = await desks.OnAsync();
        using var browser = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Administrator, "fr");
        var page = await browser.GetAsync("admin/mailboxes/new");
        Assert.Contains("Connexion au serveur de messagerie", page.TextsOf("legend"));
        Assert.Contains("Le service le relève sur un serveur POP3", page.TextsOf("[name='Form.Kind'] option"));
    }

    private static Dictionary<string, object?> OAuth(string address) => Fields(address, new()
    {
        ["Form.Kind"] = "Imap", ["Form.SignIn"] = "Microsoft", ["Form.UserName"] = address, ["Form.ClientId"] = "client-7", ["Form.ClientSecret"] = "s3cret-word",
    });

    private static Dictionary<string, object?> Fields(string address, Dictionary<string, object?> own)
    {
        var fields = new Dictionary<string, object?> { ["Form.Name"] = "Box", ["Form.Address"] = address };
        foreach (var (name, value) in own)
            fields[name] = value is int number ? number.ToString(CultureInfo.InvariantCulture) : value;
        return fields;
    }

    private static Task<Mailbox> FindAsync(WebDesk desk, string address) => desk.ReadAsync(desk.Alpha, db => db.Mailboxes.SingleAsync(x => x.Address == address));
}
