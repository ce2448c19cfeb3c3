using System.Net;
using Microsoft.Extensions.DependencyInjection;
using ServiceDesk.Installation;

namespace ServiceDesk.Web.Tests.Areas.Admin.Operators;

public sealed class OperatorsControllerTests
{
    [Fact]
    public async Task OperatorsNameEachOther_AndOneStays()
    {
        await using var desk = await WebDesk.StartAsync();
        var me = desk.Alpha.Administrator;
        await desk.InAsync(desk.Alpha, scope => scope.GetRequiredService<ChangeOperators>().AddAsync(me.Address, default));
        using var browser = await desk.BrowserAsync(desk.Alpha, me);
        var page = await browser.GetAsync("admin/operators");
        foreach (var nobody in (string[])[desk.Alpha.Agent.Address, desk.Beta.Administrator.Address, "who@ever.test"])
            Assert.Equal(HttpStatusCode.UnprocessableEntity, (await browser.SubmitAsync(page, ".settings-form", new() { ["Form.Address"] = nobody })).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await browser.SubmitAsync(page, ".settings-form", new() { ["Form.Address"] = me.Address })).Status);
        var last = await browser.SubmitAsync(page, $"#operator-{me.Id} form");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, last.Status);
        Assert.Contains("Name another first", last.Body, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.PostAsync($"admin/operators/{desk.Beta.Administrator.Id}/removal", page, [])).Status);
        Assert.Contains("admin/tenants", (await browser.GetAsync("admin")).Body, StringComparison.Ordinal);
    }
}
