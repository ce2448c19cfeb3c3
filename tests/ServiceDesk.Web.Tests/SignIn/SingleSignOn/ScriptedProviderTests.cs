using System.Net;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ServiceDesk.People;
using ServiceDesk.Quotas;
using ServiceDesk.SingleSignOn;

namespace ServiceDesk.Web.Tests.SignIn.SingleSignOn;

public sealed class ScriptedProviderTests : IAsyncLifetime
{
    private readonly ScriptedProvider provider = new();
    private WebDesk desk = null!;

    public async ValueTask InitializeAsync() => desk = await WebDesk.StartAsync(configure: provider.AddTo);

    public async ValueTask DisposeAsync()
    {
        await desk.DisposeAsync();
        provider.Dispose();
    }

    [Fact]
    public async Task Tokens_with_invented_keys_make_the_desk_ask_only_so_often()
    {
        var id = await AddAsync(x => x);
        for (var i = 0; i < 8; i++)
        {
            using var browser = await desk.BrowserAsync(desk.Alpha);
            var sent = await browser.BeginAsync(id);
            provider.IdToken = provider.Sign(provider.Claims(sent.Parameter("nonce")), ScriptedProvider.ForeignKey($"invented-{i}"));
            Assert.Equal(HttpStatusCode.Forbidden, (await browser.GetAsync($"sign-in/sso/{id}/callback?code=c&state={sent.Parameter("state")}")).Status);
        }
        Assert.Equal(1 + ProviderMetadata.MostRefreshments, provider.Asked.Count(x => x == "/keys"));
    }

    [Fact]
    public async Task An_answer_of_another_issuer_and_a_refusal_are_told()
    {
        var id = await AddAsync(x => x);
        using var browser = await desk.BrowserAsync(desk.Alpha);
        var sent = await browser.BeginAsync(id);
        var mixed = await browser.GetAsync($"sign-in/sso/{id}/callback?code=c&iss=https%3A%2F%2Fother.test&state={sent.Parameter("state")}");
        Assert.Contains("https://other.test", mixed.TextOf(".error-page small"), StringComparison.Ordinal);
        sent = await browser.BeginAsync(id);
        var refused = await browser.GetAsync($"sign-in/sso/{id}/callback?error=access_denied&error_description=%3Cb%3Eno&state={sent.Parameter("state")}");
        Assert.Contains("access_denied. <b>no", refused.TextOf(".error-page small"), StringComparison.Ordinal);
        sent = await browser.BeginAsync(id);
        provider.Instead["/token"] = (HttpStatusCode.BadRequest, """{"error":"invalid_grant"}""");
        Assert.Contains("invalid_grant", (await browser.GetAsync($"sign-in/sso/{id}/callback?code=used&state={sent.Parameter("state")}")).TextOf(".error-page small"), StringComparison.Ordinal);
        Assert.Equal(3, (await desk.ReadAsync(desk.Alpha, db => db.Accounts.ToListAsync())).Count);
    }

    [Fact]
    public async Task Another_tenants_provider_and_answers_for_it_do_not_exist()
    {
        var id = await AddAsync(x => x);
        using var alpha = await desk.BrowserAsync(desk.Alpha);
        var sent = await alpha.BeginAsync(id);
        using var beta = await desk.BrowserAsync(desk.Beta);
        foreach (var path in new[] { "", "/callback?code=c&state=" + sent.Parameter("state"), "/signed-out" })
            Assert.Equal(HttpStatusCode.NotFound, (await beta.GetAsync($"sign-in/sso/{id}{path}")).Status);
        // Even a cookie carried over by hand is worth nothing there.
        var theirs = await desk.AddProviderAsync(desk.Beta, new("Company", ScriptedProvider.Issuer, ScriptedProvider.ClientId, "secret", null));
        var cookie = alpha.Cookies.GetCookies(alpha.Absolute("sign-in/sso/1"))["sso"]!;
        beta.Cookies.Add(new Cookie("sso", cookie.Value, "/beta/sign-in/sso", desk.Address.Host));
        Assert.Equal(HttpStatusCode.Forbidden, (await beta.GetAsync($"sign-in/sso/{theirs}/callback?code=c&state={sent.Parameter("state")}")).Status);
        Assert.DoesNotContain("/token", provider.Asked);
    }

    [Fact]
    public async Task A_second_account_of_the_provider_does_not_take_over_an_address()
    {
        var id = await AddAsync(x => x);
        Assert.Equal("/alpha/staff", (await SignInAsync(id)).Location);
        var second = await SignInAsync(id, claims => claims["sub"] = "somebody else");
        Assert.Contains("signs in with another account", second.TextOf(".error-page"), StringComparison.Ordinal);
        // The link holds, whatever the address becomes.
        Assert.Equal("/alpha/staff", (await SignInAsync(id, claims => claims["email"] = "renamed@alpha.test")).Location);
    }

    [Fact]
    public async Task Administrators_are_made_and_unmade_by_what_is_mapped_alone_and_one_stays()
    {
        var id = await AddAsync(x => x with { RolesClaim = "realm.roles", Roles = [new("boss", null)] });
        await SignInAsync(id, claims => claims["realm"] = new { roles = new[] { "boss" } });
        Assert.Equal(StaffRole.Administrator, (await desk.PersonAsync(desk.Alpha, desk.Alpha.Agent.Address))!.Role);
        await SignInAsync(id);
        Assert.Equal(StaffRole.Agent, (await desk.PersonAsync(desk.Alpha, desk.Alpha.Agent.Address))!.Role);
        await SignInAsync(id, claims => (claims["sub"], claims["email"]) = ("ada", desk.Alpha.Administrator.Address));
        Assert.Equal(StaffRole.Administrator, (await desk.PersonAsync(desk.Alpha, desk.Alpha.Administrator.Address))!.Role);
    }

    [Fact]
    public async Task Without_a_free_seat_nobody_comes_to_work_here_and_who_does_already_comes_in()
    {
        await desk.Services.GetRequiredService<ChangeQuota>().RunAsync("alpha", new Quota(2, null, null), default);
        var id = await AddAsync(x => x with { CreatesPeople = true, CreatesStaff = true });
        var refused = await SignInAsync(id, claims => (claims["sub"], claims["email"]) = ("nina", "nina@alpha.test"));
        Assert.Equal(HttpStatusCode.Forbidden, refused.Status);
        Assert.Contains("all seats of this desk are taken", refused.TextOf(".error-page"), StringComparison.Ordinal);
        Assert.Null(await desk.PersonAsync(desk.Alpha, "nina@alpha.test"));
        // Nor does a customer become staff by it, or keep a link that would let them in later.
        Assert.Equal(HttpStatusCode.Forbidden, (await SignInAsync(id, claims => (claims["sub"], claims["email"]) = ("rita", desk.Alpha.Requester.Address))).Status);
        Assert.False((await desk.PersonAsync(desk.Alpha, desk.Alpha.Requester.Address))!.IsStaff);
        Assert.Equal("/alpha/staff", (await SignInAsync(id)).Location);
        await desk.Services.GetRequiredService<ChangeQuota>().RunAsync("alpha", new Quota(3, null, null), default);
        Assert.Equal("/alpha/staff", (await SignInAsync(id, claims => (claims["sub"], claims["email"]) = ("nina", "nina@alpha.test"))).Location);
    }

    [Fact]
    public async Task The_accounts_own_second_factor_is_asked_unless_the_provider_asked_for_one()
    {
        var id = await AddAsync(x => x);
        await desk.ReadAsync(desk.Alpha, db => db.Accounts.Where(x => x.PersonId == desk.Alpha.Agent.Id).ExecuteUpdateAsync(set => set.SetProperty(x => x.TwoFactorEnabled, true)));
        await desk.InAsync(desk.Alpha, async scope =>
        {
            var accounts = scope.GetRequiredService<UserManager<Account>>();
            await accounts.ResetAuthenticatorKeyAsync((await accounts.FindByNameAsync(desk.Alpha.Agent.Address))!);
        });
        Assert.Equal("/alpha/sign-in/code", (await SignInAsync(id)).Location);
        Assert.Equal("/alpha/staff", (await SignInAsync(id, claims => claims["amr"] = new[] { "pwd", "mfa" })).Location);
        Assert.Equal("/alpha/staff", (await SignInAsync(id, claims => claims["acr"] = "phrh")).Location);
        Assert.Equal("/alpha/sign-in/code", (await SignInAsync(id, claims => claims["acr"] = "nomfa")).Location);
    }

    [Fact]
    public async Task Where_it_is_the_only_way_staff_come_no_other_way_and_administrators_and_customers_do()
    {
        var id = await AddAsync(x => x with { IsOnlyWayForStaff = true });
        using var agent = await desk.BrowserAsync(desk.Alpha);
        var page = await agent.GetAsync("sign-in");
        Assert.True(page.Has("details.sign-in-others form[action$='/sign-in']"));
        var refused = await agent.SubmitAsync(page, "form[action$='/sign-in']", new() { ["Form.Address"] = desk.Alpha.Agent.Address, ["Form.Password"] = WebDesk.Password });
        Assert.Contains("Staff of this desk sign in by Company", (await agent.FollowAsync(refused)).TextOf("[role=alert]"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await agent.GetAsync("staff")).Status);
        foreach (var person in new[] { desk.Alpha.Administrator, desk.Alpha.Requester })
        {
            using var browser = await desk.BrowserAsync(desk.Alpha);
            await browser.SubmitAsync(await browser.GetAsync("sign-in"), "form[action$='/sign-in']", new() { ["Form.Address"] = person.Address, ["Form.Password"] = WebDesk.Password });
            Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("profile")).Status);
        }
        Assert.Equal("/alpha/staff", (await SignInAsync(id)).Location);
    }

    private async Task<WebPage> SignInAsync(long id, Action<Dictionary<string, object>>? change = null)
    {
        using var browser = await desk.BrowserAsync(desk.Alpha);
        var sent = await browser.BeginAsync(id);
        var claims = provider.Claims(sent.Parameter("nonce"));
        change?.Invoke(claims);
        provider.IdToken = provider.Sign(claims);
        return await browser.GetAsync($"sign-in/sso/{id}/callback?code=c&state={sent.Parameter("state")}");
    }

    private Task<long> AddAsync(Func<ProviderInput, ProviderInput> change) =>
        desk.AddProviderAsync(desk.Alpha, change(new("Company", ScriptedProvider.Issuer, ScriptedProvider.ClientId, "secret", null)));
}
