using System.Net;
using System.Net.Http.Headers;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ServiceDesk.Access;
using ServiceDesk.Access.Tokens;
using ServiceDesk.Database;
using ServiceDesk.People;
using ServiceDesk.Tickets;

namespace ServiceDesk.Web.Tests.Profile.SecondFactor;

public sealed class SecondFactorControllerTests
{
    private const string Page = "/alpha/profile/second-factor";

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task Whoever_needs_one_is_led_to_set_it_up_and_can_do_nothing_else_by_any_door(DatabaseProvider provider)
    {
        await using var desk = await WebDesk.StartAsync(provider);
        await desk.OpenTicketAsync(desk.Alpha);
        var token = await TokenAsync(desk);
        Assert.Equal(HttpStatusCode.OK, await AskApiAsync(desk, token));
        await DemandAsync(desk);
        using var browser = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Agent);
        foreach (var address in (string[])["staff", "staff/tickets/1", "", "profile", "profile/tokens", "profile/password", "live"])
            Assert.Equal(Page, (await browser.GetAsync(address)).Location);
        Assert.Equal(HttpStatusCode.Forbidden, await AskApiAsync(desk, token));
        var page = await browser.GetAsync("profile/second-factor");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Equal(Page, (await browser.PostAsync("staff/tickets/1/work", page, [])).Location);

        var setUp = await browser.GetAsync("profile/authenticator");
        var codes = await browser.SubmitAsync(setUp, ".settings-form", new() { ["Form.Code"] = Totp.Code(setUp.TextOf(".profile-key code"), TimeProvider.System.GetUtcNow()) });
        Assert.Equal(10, codes.TextsOf(".profile-codes code").Count);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("staff")).Status);
        Assert.Equal(HttpStatusCode.OK, await AskApiAsync(desk, token));

        // It is the last one, and stays.
        await browser.SubmitAsync(await browser.GetAsync("profile"), "form[action$='authenticator/removal']");
        Assert.True(await desk.ReadAsync(desk.Alpha, db => db.Accounts.Where(x => x.PersonId == desk.Alpha.Agent.Id).Select(x => x.TwoFactorEnabled).SingleAsync()));
        Assert.Contains("your last one", (await browser.GetAsync("profile")).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Others_go_on_and_administrators_need_one_too()
    {
        await using var desk = await WebDesk.StartAsync();
        await DemandAsync(desk);
        using var requester = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Requester);
        Assert.Equal(HttpStatusCode.OK, (await requester.GetAsync("")).Status);
        using var administrator = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Administrator);
        Assert.Equal(Page, (await administrator.GetAsync("admin")).Location);
        using var elsewhere = await desk.BrowserAsync(desk.Beta, desk.Beta.Agent);
        Assert.Equal(HttpStatusCode.OK, (await elsewhere.GetAsync("staff")).Status);
        Assert.Equal("/beta/profile", (await elsewhere.GetAsync("profile/second-factor")).Location);
    }

    [Fact]
    public async Task Whoever_has_a_passkey_alone_has_to_come_with_it()
    {
        await using var desk = await WebDesk.StartAsync();
        await DemandAsync(desk);
        await desk.ReadAsync(desk.Alpha, async db =>
        {
            db.Add(new AccountPasskey
            {
                TenantId = db.TenantId, AccountId = await db.Accounts.Where(x => x.PersonId == desk.Alpha.Agent.Id).Select(x => x.Id).SingleAsync(), CredentialId = [1], CredentialHash = new byte[32],
                PublicKey = [1], CreatedAt = DateTime.UnixEpoch, AttestationObject = [1], ClientDataJson = [1],
            });
            return await db.SaveChangesAsync();
        });
        using var browser = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Agent);
        foreach (var address in (string[])["staff", "profile/authenticator", "profile/confirmation"])
            Assert.Equal(Page, (await browser.GetAsync(address)).Location);
        Assert.Contains("came without it", (await browser.GetAsync("profile/second-factor")).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_role_is_told_to_need_one_by_its_form()
    {
        await using var desk = await WebDesk.StartAsync();
        var id = await desk.ReadAsync(desk.Alpha, db => db.Roles.Where(x => x.IsDefault).Select(x => x.Id).SingleAsync());
        using var browser = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Administrator);
        await browser.SubmitAsync(await browser.GetAsync($"admin/roles/{id}"), ".settings-form", new() { ["Form.NeedsSecondFactor"] = "true" });
        Assert.True(await desk.ReadAsync(desk.Alpha, db => db.Roles.Where(x => x.Id == id).Select(x => x.NeedsSecondFactor).SingleAsync()));
        Assert.Equal(Page, (await browser.GetAsync("admin/roles")).Location);
    }

    private static Task DemandAsync(WebDesk desk) => desk.InAsync(desk.Alpha, async scope =>
    {
        var db = scope.GetRequiredService<DeskDb>();
        (await db.Roles.SingleAsync(x => x.IsDefault)).NeedsSecondFactor = true;
        await db.SaveChangesAsync();
        scope.GetRequiredService<CatalogCache>().Forget(db.TenantId);
    });

    private static Task<string> TokenAsync(WebDesk desk) => desk.InAsync(desk.Alpha, async scope =>
    {
        var (db, at) = (scope.GetRequiredService<DeskDb>(), scope.GetRequiredService<UtcClock>().UtcNow);
        return await scope.GetRequiredService<ApiTokens>().CreateAsync(Act.Of(await db.People.SingleAsync(x => x.Id == desk.Alpha.Agent.Id), Door.Portal, at), new("Program", false, 30), default);
    });

    private static async Task<HttpStatusCode> AskApiAsync(WebDesk desk, string token)
    {
        using var browser = await desk.BrowserAsync(desk.Alpha);
        using var request = new HttpRequestMessage(HttpMethod.Get, browser.Absolute("api/v1/tickets")) { Headers = { Authorization = new AuthenticationHeaderValue("Bearer", token) } };
        return (await browser.SendAsync(request)).Status;
    }
}
