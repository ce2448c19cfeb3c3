using System.Net;
using Microsoft.EntityFrameworkCore;
using ServiceDesk.Retention;
using ServiceDesk.Tenants;
using ServiceDesk.Tickets;

namespace ServiceDesk.Web.Tests.Areas.Admin.Retention;

public sealed class RetentionControllerTests(WebDeskFixture desks) : IClassFixture<WebDeskFixture>
{
    private const string Form = "form[action$='/admin/retention']";

    [Fact]
    public async Task Update_SaysFirstWhatWouldGo_AndSavesWhenAskedAgain()
    {
        var desk = await desks.OnAsync();
        var ticket = await desk.OpenTicketAsync(desk.Alpha, files: [new("a.txt", "text/plain", [1])]);
        using var browser = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Administrator);
        await desk.InAsync(desk.Alpha, async scope =>
        {
            var db = Microsoft.Extensions.DependencyInjection.ServiceProviderServiceExtensions.GetRequiredService<Database.DeskDb>(scope);
            await db.Tickets.Where(x => x.Id == ticket.Id).ExecuteUpdateAsync(x => x.SetProperty(row => row.IsActive, false).SetProperty(row => row.UpdatedAt, ticket.UpdatedAt.AddDays(-100)));
        });
        var page = await browser.GetAsync("admin/retention");
        var asked = await browser.SubmitAsync(page, Form, new() { ["Form.Tickets"] = "90", ["Form.Files"] = "30" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, asked.Status);
        Assert.Contains("1 tickets would go to the trash now, 1 files", asked.Document.QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
        Assert.True((await DaysAsync(desk)).IsForEver);

        // Other days than those that were shown are shown first.
        var others = await browser.SubmitAsync(asked, Form, new() { ["Form.Files"] = "31" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, others.Status);
        var saved = await browser.SubmitAsync(others, Form);
        Assert.Equal(HttpStatusCode.Redirect, saved.Status);
        Assert.Equal(new(90, 31, null), await DaysAsync(desk));
        var cleared = await browser.SubmitAsync(await browser.GetAsync("admin/retention"), Form, new() { ["Form.Tickets"] = "", ["Form.Files"] = "" });
        Assert.Equal(HttpStatusCode.Redirect, cleared.Status);
        Assert.True((await DaysAsync(desk)).IsForEver);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("36501")]
    [InlineData("soon")]
    public async Task Update_WithImpossibleDays_IsRefused(string days)
    {
        var desk = await desks.OnAsync();
        using var browser = await desk.BrowserAsync(desk.Beta, desk.Beta.Administrator);
        var page = await browser.SubmitAsync(await browser.GetAsync("admin/retention"), Form, new() { ["Form.Mails"] = days });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
    }

    [Fact]
    public async Task Show_IsNotThereForAgents()
    {
        var desk = await desks.OnAsync();
        using var browser = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Agent);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync("admin/retention")).Status);
    }

    private static Task<RetentionDays> DaysAsync(WebDesk desk) =>
        desk.ReadAsync(desk.Alpha, async db => (await db.Tenants.AsNoTracking().SingleAsync(x => x.Id == db.TenantId)).Retention);
}
