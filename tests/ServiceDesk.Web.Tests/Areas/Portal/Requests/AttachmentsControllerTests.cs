using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.People;
using ServiceDesk.Tickets;

namespace ServiceDesk.Web.Tests.Areas.Portal.Requests;

public sealed class AttachmentsControllerTests(WebDeskFixture desks) : IClassFixture<WebDeskFixture>
{
    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task Get_OwnFile_IsSentToBeSaved(DatabaseProvider provider)
    {
        var desk = await desks.OnAsync(provider);
        var id = await FileAsync(desk, desk.Alpha, null, "évil.html", "text/html; charset=utf-8");
        using var browser = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Requester);
        var file = await browser.GetAsync($"attachments/{id}");
        Assert.Equal("<script>1</script>", file.Body);
        Assert.Equal("attachment", file.Response.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Equal("évil.html", file.Response.Content.Headers.ContentDisposition.FileNameStar);
        Assert.Contains("sandbox", file.Response.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Equal("application/octet-stream", file.Response.Content.Headers.ContentType!.MediaType);
        Assert.Equal("nosniff", file.Response.Headers.GetValues("X-Content-Type-Options").Single());
    }

    [Fact]
    public async Task Get_FileOfAnother_OfANote_OfAnotherTenant_OrMissing_IsNotFound()
    {
        var desk = await desks.OnAsync();
        var other = await FileAsync(desk, desk.Alpha, "zoe@customer.test");
        var foreign = await FileAsync(desk, desk.Beta, null);
        var noted = await NoteFileAsync(desk);
        using var browser = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Requester);
        foreach (var id in (long[])[other, foreign, noted, 999_999])
            Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync($"attachments/{id}")).Status);
        using var nobody = await desk.BrowserAsync(desk.Alpha);
        Assert.StartsWith("/alpha/sign-in", (await nobody.GetAsync($"attachments/{other}")).Location, StringComparison.Ordinal);
    }

    private static async Task<long> FileAsync(WebDesk desk, WebTenant tenant, string? requester, string name = "a.txt", string type = "text/plain")
    {
        var ticket = await desk.OpenTicketAsync(tenant, requester: requester, files: [new(name, type, "<script>1</script>"u8.ToArray())]);
        return await desk.ReadAsync(tenant, db => db.Attachments.Where(x => x.Message!.TicketId == ticket.Id).Select(x => x.Id).SingleAsync());
    }

    private static async Task<long> NoteFileAsync(WebDesk desk)
    {
        var ticket = await desk.OpenTicketAsync(desk.Alpha);
        await desk.InAsync(desk.Alpha, scope => scope.GetRequiredService<WorkOnTicket>().RunAsync(
            new Act(desk.Alpha.Info.Id, desk.Alpha.Agent.Id, StaffRole.Agent, Door.Staff, scope.GetRequiredService<UtcClock>().UtcNow) { Rights = Rights.All },
            ticket.Number, new() { Kind = MessageKind.Note, Files = [new("secret.txt", "text/plain", "x"u8.ToArray())] }, default));
        return await desk.ReadAsync(desk.Alpha, db => db.Attachments.Where(x => x.Message!.TicketId == ticket.Id).Select(x => x.Id).SingleAsync());
    }
}
