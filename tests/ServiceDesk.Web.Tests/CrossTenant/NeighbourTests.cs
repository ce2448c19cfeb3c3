using System.Net;
using Microsoft.EntityFrameworkCore;
using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.Tickets;

namespace ServiceDesk.Web.Tests.CrossTenant;

/// <summary>What alpha's people hold (a session, a form's token, a link, the name of a file) is brought to beta's address, and beta's to alpha's.</summary>
public sealed class NeighbourTests
{
    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task ASession_OpensNothingAtTheOther_NeitherPagesNorTheLiveStream(DatabaseProvider provider)
    {
        await using var desk = await WebDesk.StartAsync(provider);
        var rows = await ForeignRows.AddAsync(desk);
        using var browser = await desk.BrowserAsync(desk.Alpha);
        // Under beta's path, as a cookie of its own would be.
        browser.Cookies.Add(new Cookie("desk", await desk.CookieAsync(desk.Alpha, desk.Alpha.Administrator), "/beta", desk.Address.Host));
        foreach (var path in (string[])["live", "staff/tickets", $"staff/tickets/{rows.Ticket}", "staff/tickets.csv?q=is:all", "admin", $"staff/attachments/{rows.Attachment}", "profile", "api/v1/tickets"])
        {
            var page = await browser.GetAsync($"/beta/{path}");
            Assert.NotEqual(HttpStatusCode.OK, page.Status);
            Assert.DoesNotContain(ForeignRows.Marker, page.Body, StringComparison.OrdinalIgnoreCase);
        }
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task AFormsToken_CountsAtItsOwnTenantAlone(DatabaseProvider provider)
    {
        await using var desk = await WebDesk.StartAsync(provider);
        var ticket = await desk.OpenTicketAsync(desk.Beta);
        using var here = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Administrator);
        using var there = await desk.BrowserAsync(desk.Beta, desk.Beta.Administrator);
        var form = await here.GetAsync("staff/tickets/new");
        await there.GetAsync("staff/tickets/new");
        // The token with the cookie that belongs to it, both from alpha, in the browser of somebody who is signed in at beta.
        foreach (Cookie cookie in here.Cookies.GetCookies(here.Absolute("staff/tickets")))
            if (cookie.Name != "desk")
                there.Cookies.Add(new Cookie(cookie.Name, cookie.Value, "/beta", desk.Address.Host));
        var answer = await there.PostAsync($"staff/tickets/{ticket.Number}/work", form, new() { ["Form.Text"] = "Forged", ["Kind"] = "Public" });
        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Equal(1, await desk.ReadAsync(desk.Beta, db => db.Messages.CountAsync(x => x.TicketId == ticket.Id)));
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task AList_AndItsExport_WithTheOthersIds_HoldNothingOfIt(DatabaseProvider provider)
    {
        await using var desk = await WebDesk.StartAsync(provider);
        var rows = await ForeignRows.AddAsync(desk);
        using var browser = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Administrator);
        foreach (var door in (string[])["staff/tickets.csv", "staff/tickets"])
            foreach (var query in (string[])
                [
                    $"?saved={rows.SavedView}", $"?view={rows.SavedView}", $"?queue={rows.Queue}", $"?assignee={rows.Person}", $"?customer={rows.Customer}", $"?after={rows.Message}",
                    $"?q=is:all+{ForeignRows.Word}", $"?q=requester:{ForeignRows.Marker}", $"?q=customer:{rows.Customer}", $"?q=number:{rows.Ticket}", $"?q=queue:%22{ForeignRows.Marker}+queue%22",
                    $"?q={Uri.EscapeDataString("' OR '1'='1")}", $"?q={Uri.EscapeDataString("\"TenantId\":2")}",
                ])
            {
                var page = await browser.GetAsync(door + query);
                Assert.True((int)page.Status < 500, $"{door}{query} answered {(int)page.Status}.");
                // What was asked for may be repeated in the field; what it would lead to must not be there.
                Assert.DoesNotContain($"{ForeignRows.Marker} 1", page.Body, StringComparison.OrdinalIgnoreCase);
                Assert.DoesNotContain($"{ForeignRows.Marker} {ForeignRows.Word}", page.Body, StringComparison.OrdinalIgnoreCase);
                Assert.DoesNotContain($"{ForeignRows.Marker.ToLowerInvariant()}1@", page.Body, StringComparison.OrdinalIgnoreCase);
            }
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task AFile_IsFoundUnderNoAddressThatItsHashOrIdCouldMake(DatabaseProvider provider)
    {
        await using var desk = await WebDesk.StartAsync(provider);
        var rows = await ForeignRows.AddAsync(desk);
        var hash = await desk.ReadAsync(desk.Beta, db => db.Attachments.Where(x => x.Id == rows.Attachment).Select(x => x.File).SingleAsync());
        using var staff = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Administrator);
        using var requester = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Requester);
        var own = await desk.ReadAsync(desk.Alpha, db => db.Attachments.Select(x => x.Id).FirstAsync());
        foreach (var browser in (Browser[])[staff, requester])
            foreach (var address in (string[])
                [
                    $"staff/attachments/{rows.Attachment}", $"staff/attachments/{hash}", $"staff/attachments/{own}/../{rows.Attachment}", $"staff/attachments/{own}?id={rows.Attachment}&file={hash}",
                    $"requests/1/attachments/{rows.Attachment}", $"requests/{rows.Ticket}/attachments/{rows.Attachment}", $"requests/1/attachments/{hash}",
                    $"files/{hash}", $"/files/{hash}", $"/files/{desk.Beta.Info.Id}/{hash}", $"/{hash}", $"/App_Data/files/{desk.Beta.Info.Id}/{hash[..2]}/{hash}", $"/beta/staff/attachments/{rows.Attachment}",
                ])
            {
                var page = await browser.GetAsync(address);
                Assert.DoesNotContain(ForeignRows.Marker, page.Body, StringComparison.OrdinalIgnoreCase);
                Assert.True(page.Status != HttpStatusCode.OK || page.Body == "own", $"{address} answered 200.");
            }
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task ASignedLink_AndASurveysLink_LeadNowhereAtTheOther(DatabaseProvider provider)
    {
        await using var desk = await WebDesk.StartAsync(provider);
        var rows = await ForeignRows.AddAsync(desk);
        var ticket = await desk.OpenTicketAsync(desk.Alpha);
        using var browser = await desk.BrowserAsync(desk.Alpha);
        var form = await browser.GetAsync("sign-in");
        var link = TicketLinks.Issue(desk.Alpha.Info, ticket.Number, ticket.RequesterId);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync($"link/{link}")).Status);
        foreach (var address in (string[])[$"/beta/link/{link}", $"/alpha/surveys/{rows.Survey}", $"/alpha/link/{rows.Link}", $"/alpha/systems/{rows.SystemLink}"])
        {
            foreach (var page in (WebPage[])[await browser.GetAsync(address), await browser.PostAsync($"{address}/answers", form, new() { ["Form.Text"] = "Forged", ["Rating"] = "1" })])
            {
                Assert.Equal(HttpStatusCode.NotFound, page.Status);
                Assert.DoesNotContain(ForeignRows.Marker, page.Body, StringComparison.OrdinalIgnoreCase);
            }
        }
        Assert.False(await desk.ReadAsync(desk.Beta, db => db.Messages.AnyAsync(x => x.Text == "Forged")));
    }
}
