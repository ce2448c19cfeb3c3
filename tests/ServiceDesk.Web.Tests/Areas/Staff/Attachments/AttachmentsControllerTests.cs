using System.Net;
using Microsoft.EntityFrameworkCore;
using ServiceDesk.Tickets;

namespace ServiceDesk.Web.Tests.Areas.Staff.Attachments;

public sealed class AttachmentsControllerTests(WebDeskFixture desks) : IClassFixture<WebDeskFixture>
{
    private static readonly byte[] Bytes = [1, 2, 3];

    [Theory]
    [InlineData("picture.png", "image/png", "image/png", "inline")]
    [InlineData("page.html", "text/html", "application/octet-stream", "attachment")]
    [InlineData("drawing.svg", "image/svg+xml", "application/octet-stream", "attachment")]
    public async Task Show_ServesPicturesInPlaceAndAllElseAsADownload(string name, string declared, string served, string disposition)
    {
        var desk = await desks.OnAsync();
        var id = await AttachAsync(desk, desk.Alpha, name, declared);
        using var browser = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Agent);
        var file = await browser.GetAsync($"staff/attachments/{id}");
        Assert.Equal(HttpStatusCode.OK, file.Status);
        Assert.Equal(Bytes, file.Content);
        var headers = file.Response.Content.Headers;
        Assert.Equal((served, disposition), (headers.ContentType!.ToString(), headers.ContentDisposition!.DispositionType));
        Assert.Equal("nosniff", file.Response.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Contains("sandbox", file.Response.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Show_NamesTheFileInItsOwnScript()
    {
        var desk = await desks.OnAsync();
        var id = await AttachAsync(desk, desk.Alpha, "Überweisung \"1\".pdf", "application/pdf");
        using var browser = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Agent);
        var file = await browser.GetAsync($"staff/attachments/{id}");
        Assert.Contains("filename*=UTF-8''%C3%9Cberweisung%20%221%22.pdf", file.Response.Content.Headers.GetValues("Content-Disposition").Single(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Show_OfAnotherTenantsFile_OfNone_OrForARequester_IsNotThere()
    {
        var desk = await desks.OnAsync();
        var (own, foreign) = (await AttachAsync(desk, desk.Alpha), await AttachAsync(desk, desk.Beta));
        using var browser = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Administrator);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync($"staff/attachments/{foreign}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync("staff/attachments/999999")).Status);
        using var requester = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Requester);
        Assert.Equal(HttpStatusCode.NotFound, (await requester.GetAsync($"staff/attachments/{own}")).Status);
        using var nobody = await desk.BrowserAsync(desk.Alpha);
        Assert.Equal(HttpStatusCode.Redirect, (await nobody.GetAsync($"staff/attachments/{own}")).Status);
    }

    private static async Task<long> AttachAsync(WebDesk desk, WebTenant tenant, string name = "a.bin", string type = "application/zip")
    {
        var ticket = await desk.OpenTicketAsync(tenant, files: [new NewFile(name, type, Bytes)]);
        return await desk.ReadAsync(tenant, db => db.Attachments.Where(x => x.Message!.TicketId == ticket.Id).Select(x => x.Id).SingleAsync());
    }
}
