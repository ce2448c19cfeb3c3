using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ServiceDesk.People;
using ServiceDesk.Tickets;

namespace ServiceDesk.Web.Tests.Views.Shared;

/// <summary>The card of a calendar, on staff's page and on the portal's, and the small pictures beside it.</summary>
public sealed class MeetingTests(WebDeskFixture desks) : IClassFixture<WebDeskFixture>
{
    [Fact]
    public async Task AnInvitation_IsShownToStaffInTheirZone_AndStaysAFile()
    {
        var desk = await desks.OnAsync();
        var ticket = await desk.OpenTicketAsync(desk.Alpha, files: [Calendar("REQUEST", "SUMMARY:Lift <inspection>", "LOCATION:Hall 3\\nhttps://meet.example/17")]);
        await desk.ReadAsync(desk.Alpha, async db =>
        {
            (await db.People.SingleAsync(x => x.Id == desk.Alpha.Agent.Id)).TimeZone = "Europe/Paris";
            return await db.SaveChangesAsync();
        });
        desk.Services.GetRequiredService<CatalogCache>().Forget(desk.Alpha.Info.Id);
        using var browser = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Agent);
        var page = await browser.GetAsync($"staff/tickets/{ticket.Number}");
        Assert.Equal("Invitation", page.TextOf(".message .meeting-kind"));
        Assert.Equal("Lift <inspection>", page.TextOf(".meeting-summary"));
        Assert.Equal(["When", "Where", "Organiser"], page.TextsOf(".meeting dt"));
        Assert.Equal(["7 Jul 2025 10:00 – 11:00", "Hall 3 https://meet.example/17", "Olga"], page.TextsOf(".meeting dd"));
        Assert.Equal("2025-07-07T08:00:00Z", page.Required(".meeting time").GetAttribute("datetime"));
        Assert.Contains("Europe/Paris", page.Required(".meeting time").GetAttribute("title"), StringComparison.Ordinal);
        Assert.Equal("https://meet.example/17", page.Required(".meeting dd a").GetAttribute("href"));
        var file = await browser.GetAsync(page.Required(".attachments a").GetAttribute("href")!);
        Assert.StartsWith("BEGIN:VCALENDAR", file.Body, StringComparison.Ordinal);
        Assert.Equal("attachment", file.Response.Content.Headers.ContentDisposition!.DispositionType);
    }

    [Theory]
    [InlineData("en", "REPLY", "ATTENDEE;CN=Rita;PARTSTAT=ACCEPTED:mailto:r@x.test", "Rita accepted")]
    [InlineData("en", "REPLY", "ATTENDEE;PARTSTAT=DECLINED:mailto:r@x.test", "r@x.test declined")]
    [InlineData("en", "REPLY", "ATTENDEE;CN=Rita;PARTSTAT=TENTATIVE:mailto:r@x.test", "Rita accepted provisionally")]
    [InlineData("en", "REPLY", "COMMENT:x", "Somebody answered the invitation")]
    [InlineData("en", "COUNTER", "ATTENDEE;CN=Rita:mailto:r@x.test", "Rita proposes another time")]
    [InlineData("fr", "CANCEL", "STATUS:CANCELLED", "Réunion annulée")]
    [InlineData("fr", "REPLY", "ATTENDEE;CN=Rita;PARTSTAT=ACCEPTED:mailto:r@x.test", "Rita a accepté")]
    [InlineData("fr", "PUBLISH", "COMMENT:x", "Rendez-vous")]
    public async Task WhatItAsksOrTells_IsSaidInThePortal(string language, string method, string line, string expected)
    {
        var desk = await desks.OnAsync();
        var ticket = await desk.OpenTicketAsync(desk.Alpha, files: [Calendar(method, "SUMMARY:Lift", line)]);
        using var browser = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Requester, language);
        var page = await browser.GetAsync($"requests/{ticket.Number}");
        Assert.Equal(expected, page.TextOf(".message .meeting-kind"));
        Assert.Equal(expected, page.Required(".meeting").GetAttribute("aria-label"));
        Assert.StartsWith(language == "fr" ? "7 juil. 2025 08:00" : "7 Jul 2025 08:00", page.TextOf(".meeting time"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhatIsNoCalendar_OrTooLarge_IsAFileAndNothingMore()
    {
        var desk = await desks.OnAsync();
        var ticket = await desk.OpenTicketAsync(desk.Alpha, files:
        [
            new("broken.ics", "text/calendar", "BEGIN:VCALENDAR"u8.ToArray()),
        ]);
        var large = await desk.OpenTicketAsync(desk.Alpha, files: [Calendar("REQUEST", "SUMMARY:Large", $"DESCRIPTION:{new string('x', TicketMeetings.LargestFile)}")]);
        using var browser = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Agent);
        foreach (var number in (int[])[ticket.Number, large.Number])
        {
            var page = await browser.GetAsync($"staff/tickets/{number}");
            Assert.False(page.Has(".meeting"));
            Assert.True(page.Has(".attachments a"));
        }
    }

    [Fact]
    public async Task OnlyATicketWithACalendar_CostsACommandMore()
    {
        var desk = await desks.OnAsync();
        var plain = await desk.OpenTicketAsync(desk.Alpha, files: [new("log.txt", "text/plain", "x"u8.ToArray())]);
        var meeting = await desk.OpenTicketAsync(desk.Alpha, files: [Calendar("REQUEST", "SUMMARY:One"), Calendar("REQUEST", "SUMMARY:Two")]);
        using var browser = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Agent);
        await browser.GetAsync($"staff/tickets/{plain.Number}");
        desk.Commands.Reset();
        Assert.False((await browser.GetAsync($"staff/tickets/{plain.Number}")).Has(".meeting"));
        var commands = desk.Commands.Texts.Count;
        desk.Commands.Reset();
        Assert.Equal(["One"], (await browser.GetAsync($"staff/tickets/{meeting.Number}")).TextsOf(".meeting-summary"));
        Assert.Equal(commands + 1, desk.Commands.Texts.Count);
    }

    [Fact]
    public async Task Pictures_AreShownInSmall_AndOtherFilesAreNot()
    {
        var desk = await desks.OnAsync();
        var ticket = await desk.OpenTicketAsync(desk.Alpha, files:
        [
            new("lift.png", "image/png", new byte[] { 1 }), new("drawing.svg", "image/svg+xml", "<svg/>"u8.ToArray()), new("log.txt", "text/plain", "x"u8.ToArray()),
        ]);
        foreach (var (person, path) in new[] { (desk.Alpha.Agent, "staff/tickets"), (desk.Alpha.Requester, "requests") })
        {
            using var browser = await desk.BrowserAsync(desk.Alpha, person);
            var page = await browser.GetAsync($"{path}/{ticket.Number}");
            var picture = Assert.Single(page.Document.QuerySelectorAll(".attachments img"));
            Assert.Equal("lazy", picture.GetAttribute("loading"));
            Assert.Contains("lift.png", picture.ParentElement!.TextContent, StringComparison.Ordinal);
            Assert.Equal("image/png", (await browser.GetAsync(picture.GetAttribute("src")!)).Response.Content.Headers.ContentType!.MediaType);
        }
    }

    private static NewFile Calendar(string method, params string[] lines) => new("invitation.ics", "text/calendar", Encoding.UTF8.GetBytes(string.Join("\r\n",
        ["BEGIN:VCALENDAR", $"METHOD:{method}", "BEGIN:VEVENT", "DTSTART:20250707T080000Z", "DTEND:20250707T090000Z", "ORGANIZER;CN=Olga:mailto:olga@customer.test", .. lines, "END:VEVENT", "END:VCALENDAR"])));
}
