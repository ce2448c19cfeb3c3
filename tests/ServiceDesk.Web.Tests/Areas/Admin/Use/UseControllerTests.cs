using System.Net;
using Microsoft.Extensions.DependencyInjection;
using ServiceDesk.Database;
using ServiceDesk.Installation;
using ServiceDesk.Quotas;

namespace ServiceDesk.Web.Tests.Areas.Admin.Use;

public sealed class UseControllerTests
{
    [Fact]
    public async Task TheUse_StandsOnTheDesksOwnPage_OnItsOverview_AndInTheInstallationsList()
    {
        await using var desk = await WebDesk.StartAsync();
        await AdminDoor.IsShutAsync(desk, "admin/use");
        await desk.InAsync(desk.Alpha, async scope =>
            Assert.Equal(OperatorOutcome.Done, await scope.GetRequiredService<ChangeOperators>().AddAsync(desk.Alpha.Administrator.Address, default)));
        using var browser = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Administrator);
        var use = await browser.GetAsync("admin/use");
        Assert.Contains("without a limit", use.TextOf(".quotas"), StringComparison.Ordinal);
        Assert.Empty(use.Document.QuerySelectorAll(".quotas progress"));

        var page = await browser.GetAsync("admin/tenants/alpha");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await browser.SubmitAsync(page, "form[action$=quota]", new() { ["QuotaForm.Seats"] = "0" })).Status);
        var taken = await desk.InAsync(desk.Alpha, scope => StaffSeats.TakenAsync(scope.GetRequiredService<DeskDb>(), default));
        page = await browser.FollowAsync(await browser.SubmitAsync(page, "form[action$=quota]", new() { ["QuotaForm.Seats"] = $"{taken}", ["QuotaForm.Tickets"] = "1000" }));
        Assert.Contains($"{taken} of {taken}", page.TextOf("#quota"), StringComparison.Ordinal);
        Assert.Contains("The limit is reached", (await browser.GetAsync("admin/use")).TextOf(".quota[data-mark=reached]"), StringComparison.Ordinal);
        Assert.Contains("the limit is reached", (await browser.GetAsync("admin")).TextOf(".notice[data-kind=problem]"), StringComparison.Ordinal);
        Assert.Contains($"{taken} of {taken}", (await browser.GetAsync("admin/tenants")).TextOf(".list"), StringComparison.Ordinal);

        var form = await browser.GetAsync("admin/staff/new");
        var refused = await browser.SubmitAsync(form, ".settings-form", new() { ["Form.Name"] = "Ann Typed", ["Form.Address"] = "ann@alpha.test" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains($"All {taken} seats of this desk are taken", refused.Body, StringComparison.Ordinal);
        Assert.Contains("Ann Typed", refused.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ARequestAboveTheLimit_IsRefusedWithWords_AndKeepsWhatWasTyped()
    {
        await using var desk = await WebDesk.StartAsync();
        await desk.OpenTicketAsync(desk.Alpha);
        await desk.Services.GetRequiredService<ChangeQuota>().RunAsync("alpha", new(null, null, 1), default);
        using var browser = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Requester);
        var form = await browser.GetAsync("requests/new");
        var refused = await browser.SubmitAsync(form, "#new-request", new() { ["Form.Subject"] = "Typed subject", ["Form.Text"] = "Typed text" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("Write a mail instead", refused.Body, StringComparison.Ordinal);
        Assert.Contains("Typed text", refused.Body, StringComparison.Ordinal);
    }
}
