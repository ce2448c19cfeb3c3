using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using ServiceDesk.Database;
using ServiceDesk.People;

namespace ServiceDesk.Web.Tests.Areas.Admin.PersonalData;

public sealed class PersonalDataControllerTests(WebDeskFixture desks) : IClassFixture<WebDeskFixture>
{
    [Fact]
    public async Task Pages_AreForAdministratorsAlone()
    {
        var desk = await desks.OnAsync();
        await AdminDoor.IsShutAsync(desk, "admin/personal-data", $"admin/personal-data/{desk.Alpha.Requester.Id}");
        using var agent = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Agent);
        foreach (var what in (string[])["export", "erasure"])
            Assert.Equal(HttpStatusCode.NotFound, (await agent.PostAsync($"admin/personal-data/{desk.Alpha.Requester.Id}/{what}", await agent.GetAsync("staff/tickets/new"), [])).Status);
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task APerson_IsFoundByAddress_Exported_AndErasedWhenTheAddressIsTypedAgain(DatabaseProvider provider)
    {
        var desk = await desks.OnAsync(provider);
        await desk.OpenTicketAsync(desk.Alpha, "Lamp", requester: "uma.umber@customer.test");
        using var browser = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Administrator);
        Assert.Contains("Nobody here has this mail address.", (await browser.GetAsync("admin/personal-data?address=nobody@x.test")).Body, StringComparison.Ordinal);
        var page = await browser.FollowAsync(await browser.GetAsync("admin/personal-data?address=Uma.Umber@customer.test"));
        var file = await browser.SubmitAsync(page, "form[action$=export]");
        Assert.Equal("uma.umber@customer.test", JsonDocument.Parse(file.Body).RootElement.GetProperty("person").GetProperty("address").GetString());
        var refused = await browser.SubmitAsync(page, "form[action$=erasure]", new() { ["Form.Confirmation"] = "uma@customer.test" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("This is not the address of this person.", refused.Body, StringComparison.Ordinal);
        var done = await browser.FollowAsync(await browser.SubmitAsync(page, "form[action$=erasure]", new() { ["Form.Confirmation"] = "uma.umber@customer.test" }));
        Assert.Contains("Erased person", done.TextOf("h1"), StringComparison.Ordinal);
        Assert.False(await desk.ReadAsync(desk.Alpha, db => db.People.AnyAsync(x => x.Address == "uma.umber@customer.test")));
        Assert.True(await desk.ReadAsync(desk.Alpha, db => db.Set<Tickets.Ticket>().AnyAsync(x => x.Subject == "Lamp")));
    }

    [Fact]
    public async Task Foreign_people_are_not_found_and_staff_are_not_erased()
    {
        var desk = await desks.OnAsync();
        using var browser = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Administrator);
        var token = await browser.GetAsync("admin/staff/new");
        var foreign = desk.Beta.Requester.Id;
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync($"admin/personal-data/{foreign}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.PostAsync($"admin/personal-data/{foreign}/export", token, [])).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.PostAsync($"admin/personal-data/{foreign}/erasure", token, new() { ["Form.Confirmation"] = desk.Beta.Requester.Address })).Status);
        Assert.True(await desk.ReadAsync(desk.Beta, db => db.People.AnyAsync(x => x.Address == desk.Beta.Requester.Address)));
        Assert.Null((await browser.GetAsync($"admin/personal-data/{desk.Alpha.Agent.Id}")).Document.QuerySelector("form[action$=erasure]"));
        var staff = await browser.PostAsync($"admin/personal-data/{desk.Alpha.Agent.Id}/erasure", token, new() { ["Form.Confirmation"] = desk.Alpha.Agent.Address });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, staff.Status);
    }
}
