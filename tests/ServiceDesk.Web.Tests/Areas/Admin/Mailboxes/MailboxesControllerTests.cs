using System.Globalization;
using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ServiceDesk.Database;
using ServiceDesk.Intake;

namespace ServiceDesk.Web.Tests.Areas.Admin.Mailboxes;

public sealed class MailboxesControllerTests(WebDeskFixture desks) : IClassFixture<WebDeskFixture>
{
    [Fact]
    public async Task Pages_AreForAdministratorsAlone() => await AdminDoor.IsShutAsync(await desks.OnAsync(), "admin/mailboxes", "admin/mailboxes/new", "admin/mailboxes/1");

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task A_fetched_mailbox_is_made_and_its_password_never_shown(DatabaseProvider provider)
    {
        var desk = await desks.OnAsync(provider);
        using var browser = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Administrator);
        var made = await browser.SubmitAsync(await browser.GetAsync("admin/mailboxes/new"), ".settings-form", Imap("Orders@Alpha.test"));
        var mailbox = await FindAsync(desk, "orders@alpha.test");
        Assert.Equal($"/alpha/admin/mailboxes/{mailbox.Id.ToString(CultureInfo.InvariantCulture)}", made.Location);
        Assert.DoesNotContain("s3cret-word", mailbox.ProtectedPassword, StringComparison.Ordinal);
        Assert.Equal("s3cret-word", desk.Services.GetRequiredService<MailboxPasswords>().Unprotect(mailbox.ProtectedPassword));
        Assert.Equal(desk.Alpha.Info.Id, await desk.ReadAsync(desk.Alpha, db => db.MailRoutes.Where(x => x.Address == "orders@alpha.test").Select(x => x.TenantId).SingleAsync()));

        var page = await browser.FollowAsync(made);
        Assert.DoesNotContain("s3cret-word", page.Body, StringComparison.Ordinal);
        await browser.SubmitAsync(page, ".settings-form", new() { ["Form.Folder"] = "Support", ["Form.Address"] = "sales@alpha.test" });
        var changed = await FindAsync(desk, "sales@alpha.test");
        Assert.Equal((mailbox.Id, "Support", mailbox.ProtectedPassword), (changed.Id, changed.Folder, changed.ProtectedPassword));
        Assert.Equal(["sales@alpha.test"], await desk.ReadAsync(desk.Alpha, db => db.MailRoutes.Where(x => x.MailboxId == mailbox.Id).Select(x => x.Address).ToListAsync()));
    }

    [Fact]
    public async Task A_kept_password_is_not_sent_to_another_server()
    {
        var desk = await desks.OnAsync();
        using var browser = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Administrator);
        var page = await browser.FollowAsync(await browser.SubmitAsync(await browser.GetAsync("admin/mailboxes/new"), ".settings-form", Imap("kept@alpha.test")));
        var again = await browser.SubmitAsync(page, ".settings-form", new() { ["Form.Host"] = "imap.elsewhere.test" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, again.Status);
        Assert.Contains("Enter the password", again.TextOf(".field-error"), StringComparison.Ordinal);
        Assert.Equal("imap.alpha.test", (await FindAsync(desk, "kept@alpha.test")).Host);
    }

    [Theory]
    [InlineData("Form.Address", "help@beta.test", "A mailbox of this installation has this address")]
    [InlineData("Form.Address", "help@alpha.test", "A mailbox of this installation has this address")]
    [InlineData("Form.Address", "nobody", "takes a mail address")]
    [InlineData("Form.Host", "", "Fill in “Server”.")]
    [InlineData("Form.Password", "", "Enter the password")]
    [InlineData("Form.Port", "70000", "takes a number from 1 to 65535")]
    [InlineData("Form.AfterFetch", "Move", "Fill in “Move to”.")]
    [InlineData("Form.CertificateThumbprint", "abc", "64 hexadecimal digits")]
    public async Task Wrong_input_is_named_and_nothing_made(string field, string value, string expected)
    {
        var desk = await desks.OnAsync();
        using var browser = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Administrator);
        var before = await desk.ReadAsync(desk.Alpha, db => db.Mailboxes.CountAsync());
        var values = Imap("wrong@alpha.test");
        values[field] = value;
        var again = await browser.SubmitAsync(await browser.GetAsync("admin/mailboxes/new"), ".settings-form", values);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, again.Status);
        Assert.Contains(expected, again.TextOf(".field-error"), StringComparison.Ordinal);
        Assert.Equal(before, await desk.ReadAsync(desk.Alpha, db => db.Mailboxes.CountAsync()));
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task Archiving_FreesTheAddressAndForgetsThePassword(DatabaseProvider provider)
    {
        var desk = await desks.OnAsync(provider);
        using var browser = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Administrator);
        var page = await browser.FollowAsync(await browser.SubmitAsync(await browser.GetAsync("admin/mailboxes/new"), ".settings-form", Imap("old@alpha.test")));
        await browser.SubmitAsync(page, "form[action$=archiving]");
        var archived = await FindAsync(desk, "old@alpha.test");
        Assert.NotNull(archived.ArchivedAt);
        Assert.Null(archived.ProtectedPassword);
        Assert.False(await desk.ReadAsync(desk.Alpha, db => db.MailRoutes.AnyAsync(x => x.MailboxId == archived.Id)));

        await browser.SubmitAsync(await browser.GetAsync("admin/mailboxes"), $"form[action$='{archived.Id.ToString(CultureInfo.InvariantCulture)}/restoration']");
        Assert.Null((await FindAsync(desk, "old@alpha.test")).ArchivedAt);
        Assert.True(await desk.ReadAsync(desk.Alpha, db => db.MailRoutes.AnyAsync(x => x.MailboxId == archived.Id)));

        var standard = await FindAsync(desk, "help@alpha.test");
        var refused = await browser.FollowAsync(await browser.PostAsync($"admin/mailboxes/{standard.Id.ToString(CultureInfo.InvariantCulture)}/archiving", page, []));
        Assert.Contains("cannot be archived", refused.TextOf(".notice[data-kind=problem]"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Foreign_mailboxes_are_not_found()
    {
        var desk = await desks.OnAsync();
        using var browser = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Administrator);
        var foreign = await desk.ReadAsync(desk.Beta, db => db.Mailboxes.SingleAsync());
        var token = await browser.GetAsync("admin/mailboxes/new");
        foreach (var what in (string[])["", "/archiving", "/restoration", "/tests", "/certificates", "/consents", "/reconciliations"])
        {
            var answer = await browser.PostAsync($"admin/mailboxes/{foreign.Id.ToString(CultureInfo.InvariantCulture)}{what}", token, new() { ["thumbprint"] = new string('A', 64), ["Form.Name"] = "Mine" });
            Assert.Equal(HttpStatusCode.NotFound, answer.Status);
        }
        var kept = await desk.ReadAsync(desk.Beta, db => db.Mailboxes.SingleAsync());
        Assert.Equal((foreign.Name, (string?)null, (DateTime?)null), (kept.Name, kept.CertificateThumbprint, kept.ArchivedAt));
    }

    private static Dictionary<string, object?> Imap(string address) => new()
    {
        ["Form.Name"] = "Orders", ["Form.Address"] = address, ["Form.Kind"] = "Imap", ["Form.Host"] = "imap.alpha.test", ["Form.Port"] = "993",
        ["Form.Security"] = "Tls", ["Form.UserName"] = "orders", ["Form.Password"] = "s3cret-word", ["Form.Folder"] = "INBOX",
    };

    private static Task<Mailbox> FindAsync(WebDesk desk, string address) => desk.ReadAsync(desk.Alpha, db => db.Mailboxes.SingleAsync(x => x.Address == address));
}
