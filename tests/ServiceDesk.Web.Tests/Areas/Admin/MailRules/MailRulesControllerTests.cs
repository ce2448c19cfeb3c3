using System.Net;
using Microsoft.EntityFrameworkCore;
using ServiceDesk.Database;
using ServiceDesk.Intake;
using ServiceDesk.Tenants;

namespace ServiceDesk.Web.Tests.Areas.Admin.MailRules;

public sealed class MailRulesControllerTests(WebDeskFixture desks) : IClassFixture<WebDeskFixture>
{
    [Fact]
    public async Task Pages_AreForAdministratorsAlone() => await AdminDoor.IsShutAsync(await desks.OnAsync(), "admin/mail-rules");

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task A_sender_is_blocked_and_let_in_again(DatabaseProvider provider)
    {
        var desk = await desks.OnAsync(provider);
        using var browser = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Administrator);
        var page = await browser.GetAsync("admin/mail-rules");
        await browser.SubmitAsync(page, "form[action$=blocked]", new() { ["Block.Pattern"] = "Shop.Example" });
        page = await browser.GetAsync("admin/mail-rules");
        Assert.Contains("@shop.example", page.TextOf("table"), StringComparison.Ordinal);
        await browser.SubmitAsync(page, "form[action$=removal]");
        Assert.False(await desk.ReadAsync(desk.Alpha, db => db.BlockedSenders.AnyAsync()));
    }

    [Fact]
    public async Task What_is_neither_address_nor_domain_is_refused_with_its_reason()
    {
        var desk = await desks.OnAsync();
        using var browser = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Administrator);
        var answer = await browser.SubmitAsync(await browser.GetAsync("admin/mail-rules"), "form[action$=blocked]", new() { ["Block.Pattern"] = "nobody" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Contains("Write an address", answer.Body, StringComparison.Ordinal);
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task Days_are_kept_for_this_tenant_alone(DatabaseProvider provider)
    {
        var desk = await desks.OnAsync(provider);
        using var browser = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Administrator);
        await browser.SubmitAsync(await browser.GetAsync("admin/mail-rules"), "form[action$=mail-rules]", new() { ["Form.ReopenDays"] = "7" });
        var days = await desk.ReadAsync(desk.Alpha, db => db.Tenants.ToDictionaryAsync(x => x.Slug, x => x.ReopenDays));
        Assert.Equal((7, 30), (days["alpha"], days["beta"]));
        var again = await browser.SubmitAsync(await browser.GetAsync("admin/mail-rules"), "form[action$=mail-rules]", new() { ["Form.ReopenDays"] = "-1" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, again.Status);
    }
}
