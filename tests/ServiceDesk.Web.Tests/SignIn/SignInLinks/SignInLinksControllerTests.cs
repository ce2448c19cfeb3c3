using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ServiceDesk.Database;
using ServiceDesk.People;

namespace ServiceDesk.Web.Tests.SignIn.SignInLinks;

public sealed class SignInLinksControllerTests(WebDeskFixture desks) : IClassFixture<WebDeskFixture>
{
    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task Get_ShowsAButton_PostSignsInOnce(DatabaseProvider provider)
    {
        var desk = await desks.OnAsync(provider);
        var token = await TokenAsync(desk, desk.Alpha, desk.Alpha.Requester);
        using var scanner = await desk.BrowserAsync(desk.Alpha);
        for (var i = 0; i < 2; i++)
            Assert.Equal(HttpStatusCode.OK, (await scanner.GetAsync($"sign-in/links/{token}")).Status);
        Assert.StartsWith("/alpha/sign-in", (await scanner.GetAsync("")).Location, StringComparison.Ordinal);

        using var browser = await desk.BrowserAsync(desk.Alpha);
        var page = await browser.GetAsync($"sign-in/links/{token}");
        Assert.Contains(desk.Alpha.Requester.Address, page.TextOf("main"), StringComparison.Ordinal);
        Assert.Equal("no-referrer", page.Response.Headers.GetValues("Referrer-Policy").Single());
        Assert.Equal("/alpha/", (await browser.SubmitAsync(page, "main form")).Location);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("")).Status);

        using var second = await desk.BrowserAsync(desk.Alpha);
        var used = await second.PostAsync($"sign-in/links/{token}", await second.GetAsync("sign-in"), []);
        Assert.Equal(HttpStatusCode.NotFound, used.Status);
        Assert.Equal("This link does not work any more", used.TextOf("h1"));
        Assert.Equal(HttpStatusCode.NotFound, (await second.GetAsync($"sign-in/links/{token}")).Status);
    }

    [Fact]
    public async Task Link_OfAnotherTenant_DoesNotWork()
    {
        var desk = await desks.OnAsync();
        var token = await TokenAsync(desk, desk.Alpha, desk.Alpha.Agent);
        using var browser = await desk.BrowserAsync(desk.Beta);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync($"sign-in/links/{token}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.PostAsync($"sign-in/links/{token}", await browser.GetAsync("sign-in"), [])).Status);
    }

    [Theory, InlineData("x"), InlineData("1-2-3"), InlineData("999999-1795305600-AAAAAAAAAAAAAAAAAAAAAA")]
    public async Task Link_ThatIsNone_DoesNotWork(string token)
    {
        var desk = await desks.OnAsync();
        using var browser = await desk.BrowserAsync(desk.Alpha);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync($"sign-in/links/{token}")).Status);
    }

    [Fact]
    public async Task Link_SignsInALockedAccount_AndUnlocksIt()
    {
        var desk = await desks.OnAsync();
        var token = await TokenAsync(desk, desk.Beta, desk.Beta.Agent);
        await desk.InAsync(desk.Beta, async scope =>
        {
            var db = scope.GetRequiredService<DeskDb>();
            var account = await db.Accounts.SingleAsync(x => x.PersonId == desk.Beta.Agent.Id);
            account.LockoutEnd = scope.GetRequiredService<TimeProvider>().GetUtcNow().AddMinutes(5);
            await db.SaveChangesAsync();
        });
        using var browser = await desk.BrowserAsync(desk.Beta);
        Assert.Equal("/beta/staff", (await browser.SubmitAsync(await browser.GetAsync($"sign-in/links/{token}"), "main form")).Location);
        Assert.Null(await desk.ReadAsync(desk.Beta, db => db.Accounts.Where(x => x.PersonId == desk.Beta.Agent.Id).Select(x => x.LockoutEnd).SingleAsync()));
    }

    private static Task<string> TokenAsync(WebDesk desk, WebTenant tenant, WebPerson person) => desk.InAsync(tenant, async scope =>
        await scope.GetRequiredService<SignInTokens>().NewSignInTokenAsync(
            await scope.GetRequiredService<DeskDb>().Accounts.SingleAsync(x => x.PersonId == person.Id)));
}
