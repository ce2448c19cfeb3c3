using System.Net;
using ServiceDesk.Database;
using ServiceDesk.Web.Areas.Staff.Export;

namespace ServiceDesk.Web.Tests.Areas.Staff.Export;

public sealed class TicketExportControllerTests(WebDeskFixture desks) : IClassFixture<WebDeskFixture>
{
    [Theory, InlineData(DatabaseProvider.Sqlite), InlineData(DatabaseProvider.Postgres)]
    public async Task List_IsAFile_WithoutFormulas(DatabaseProvider provider)
    {
        var desk = await desks.OnAsync(provider);
        await desk.OpenTicketAsync(desk.Alpha, "=cmd|' /C calc'!A0, \"quoted\"");
        await desk.OpenTicketAsync(desk.Alpha, "Plain");
        await desk.OpenTicketAsync(desk.Beta, "A stranger's");
        using var browser = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Agent);
        var file = await browser.GetAsync("staff/tickets.csv?sort=number");
        Assert.Equal("text/csv", file.Response.Content.Headers.ContentType!.MediaType);
        Assert.Equal("attachment", file.Response.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Equal([0xEF, 0xBB, 0xBF], file.Content.Take(3));
        var lines = file.Body.Split("\r\n");
        Assert.EndsWith("No.,Subject,Requester,Status,Priority,Assignee,Due,Created,Last update", lines[0], StringComparison.Ordinal);
        Assert.Contains(",\"'=cmd|' /C calc'!A0, \"\"quoted\"\"\",Rita Requester,Open,Medium,,", lines[1], StringComparison.Ordinal);
        Assert.Contains(",Plain,", lines[2], StringComparison.Ordinal);
        Assert.DoesNotContain("stranger", file.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("Plain", (await browser.GetAsync("staff/tickets.csv?q=is:ended")).Body, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await browser.GetAsync("staff/tickets.csv?q=colour:red")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync("staff/tickets.csv?view=99999")).Status);
        using var requester = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Requester);
        Assert.Equal(HttpStatusCode.NotFound, (await requester.GetAsync("staff/tickets.csv")).Status);
    }

    [Theory]
    [InlineData("=1", "'=1")]
    [InlineData("+1", "'+1")]
    [InlineData("-1", "'-1")]
    [InlineData("@x", "'@x")]
    [InlineData("\t=1", "\"'\t=1\"")]
    [InlineData("a;b", "\"a;b\"")]
    [InlineData("a\r\n=b", "\"a\r\n=b\"")]
    [InlineData("a=b", "a=b")]
    public void Cell_IsNoFormula(string value, string cell) => Assert.Equal(cell + "\r\n", CsvWriter.Line([value]));
}
