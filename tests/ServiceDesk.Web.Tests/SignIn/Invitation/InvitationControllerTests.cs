using System.Net;
using Microsoft.Extensions.DependencyInjection;
using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.People;

namespace ServiceDesk.Web.Tests.SignIn.Invitation;

public sealed class InvitationControllerTests(WebDeskFixture desks) : IClassFixture<WebDeskFixture>
{
    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task Post_SetsThePasswordOnce_AndSignsIn(DatabaseProvider provider)
    {
        var desk = await desks.OnAsync(provider);
        var link = await InviteAsync(desk, desk.Alpha, "nora@alpha.test");
        using var browser = await desk.BrowserAsync(desk.Alpha);
        var page = await browser.GetAsync(link);
        Assert.Contains("nora@alpha.test", page.TextOf(".card-body > p"), StringComparison.Ordinal);
        Assert.Equal("/alpha/staff", (await browser.SubmitAsync(page, "main form", new() { ["Form.Password"] = "a long enough one" })).Location);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("")).Status);

        using var other = await desk.BrowserAsync(desk.Alpha);
        Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync(link)).Status);
        var again = await other.PostAsync(link, await other.GetAsync("sign-in"), new() { ["Form.Password"] = "a different one now" });
        Assert.Equal(HttpStatusCode.NotFound, again.Status);
        Assert.Equal("This invitation does not work any more", again.TextOf("h1"));
        var signedIn = await other.SubmitAsync(await other.GetAsync("sign-in"), "main form", new()
        {
            ["Form.Address"] = "nora@alpha.test", ["Form.Password"] = "a long enough one",
        });
        Assert.Equal("/alpha/staff", signedIn.Location);
    }

    [Theory, InlineData("", "Fill in “New password”."), InlineData("short", "“New password” takes 12 to 200 characters.")]
    public async Task Post_PasswordThatDoesNotDo_SaysWhy_AndTheInvitationStays(string password, string problem)
    {
        var desk = await desks.OnAsync();
        var link = await InviteAsync(desk, desk.Alpha, $"otto{password}@alpha.test");
        using var browser = await desk.BrowserAsync(desk.Alpha);
        var page = await browser.SubmitAsync(await browser.GetAsync(link), "main form", new() { ["Form.Password"] = password });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Equal(problem, page.TextOf(".field-error"));
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync(link)).Status);
    }

    [Fact]
    public async Task Link_OfAnotherTenant_OrNone_DoesNotWork()
    {
        var desk = await desks.OnAsync();
        var link = await InviteAsync(desk, desk.Alpha, "pia@alpha.test");
        using var browser = await desk.BrowserAsync(desk.Beta);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync($"invitation/{link.Split('/')[^1]}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync("invitation/x")).Status);
    }

    private static Task<string> InviteAsync(WebDesk desk, WebTenant tenant, string address) => desk.InAsync(tenant, async scope =>
    {
        var db = scope.GetRequiredService<DeskDb>();
        var at = scope.GetRequiredService<UtcClock>().UtcNow;
        var person = new Person { TenantId = tenant.Info.Id, Name = "Nora", Address = address, CreatedAt = at };
        person.Employ(StaffRole.Agent, at);
        db.People.Add(person);
        await DefaultRole.GiveAsync(db, person, default);
        await db.SaveChangesAsync();
        return new Uri(await scope.GetRequiredService<Invitations>().LinkAsync(person, default)).PathAndQuery;
    });
}
