using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ServiceDesk.Database;
using ServiceDesk.People;
using ServiceDesk.SingleSignOn;

namespace ServiceDesk.Web.Tests.SignIn.SingleSignOn;

public sealed class RealProviderTests(RealProvider provider) : IClassFixture<RealProvider>, IAsyncLifetime
{
    private WebDesk desk = null!;

    public async ValueTask InitializeAsync() => desk = await WebDesk.StartAsync(settings: SingleSignOnDesk.Settings);

    public ValueTask DisposeAsync() => desk.DisposeAsync();

    [Fact]
    public async Task A_new_colleague_signs_in_with_mapped_roles_which_follow_and_with_new_keys()
    {
        var (first, second) = (await desk.AddRoleAsync(desk.Alpha, "First line"), await desk.AddRoleAsync(desk.Alpha, "Second line"));
        var id = await AddAsync(x => x with { CreatesPeople = true, CreatesStaff = true, RolesClaim = "groups", Roles = [new("helpers", first), new("experts", second)] });
        await provider.AddAccountAsync("nora", Claims("nora@alpha.test", "Nora New", "helpers", "strangers"));
        using var there = RealProvider.Browser();
        using var browser = await desk.BrowserAsync(desk.Alpha);
        Assert.Equal("/alpha/staff", (await SignInAsync(browser, there, id, "nora")).Location);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("staff")).Status);
        var nora = await desk.PersonAsync(desk.Alpha, "nora@alpha.test");
        Assert.Equal(("Nora New", StaffRole.Agent, true), (nora!.Name, nora.Role, nora.IsStaff));
        Assert.Equal([first], await desk.RolesOfAsync(desk.Alpha, "nora@alpha.test"));

        await provider.AddAccountAsync("nora", Claims("nora@alpha.test", "Nora New", "experts"));
        await provider.RotateKeysAsync();
        using var later = await desk.BrowserAsync(desk.Alpha);
        Assert.Equal("/alpha/staff/tickets", (await SignInAsync(later, there, id, "nora", "/alpha/staff/tickets")).Location);
        Assert.Equal([second], await desk.RolesOfAsync(desk.Alpha, "nora@alpha.test"));
        Assert.Single(await desk.ReadAsync(desk.Alpha, db => db.Accounts.Where(x => x.PersonId == nora.Id).ToListAsync()));
    }

    [Fact]
    public async Task Known_people_are_linked_by_their_verified_address_and_signed_out_at_the_provider_by_a_link()
    {
        var id = await AddAsync(x => x);
        await provider.AddAccountAsync("alan", Claims(desk.Alpha.Agent.Address, "Alan"));
        using var there = RealProvider.Browser();
        using var browser = await desk.BrowserAsync(desk.Alpha);
        Assert.Equal("/alpha/staff", (await SignInAsync(browser, there, id, "alan")).Location);
        var signedOut = await browser.PostAsync("sign-out", await browser.GetAsync("staff"), []);
        Assert.Equal($"/alpha/sign-in/sso/{id}/signed-out", signedOut.Location);
        var link = (await browser.FollowAsync(signedOut)).Required("a.btn-primary").GetAttribute("href");
        Assert.StartsWith($"{provider.Issuer}/session/end?client_id=desk&post_logout_redirect_uri=", link, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await there.GetAsync(link, TestContext.Current.CancellationToken)).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await browser.GetAsync("staff")).Status);
    }

    [Fact]
    public async Task Unverified_unknown_and_foreign_addresses_and_dismissed_people_stay_out()
    {
        var id = await AddAsync(x => x with { MailDomains = "alpha.test" });
        var dismissed = await desk.InAsync(desk.Alpha, async scope =>
        {
            var db = scope.GetRequiredService<DeskDb>();
            var at = scope.GetRequiredService<UtcClock>().UtcNow;
            var person = new Person { TenantId = db.TenantId, Name = "Former", Address = "former@alpha.test", CreatedAt = at };
            person.Employ(StaffRole.Agent, at);
            person.Dismiss(at);
            db.Add(person);
            await db.SaveChangesAsync();
            return person;
        });
        await provider.AddAccountAsync("unverified", new() { ["email"] = desk.Alpha.Agent.Address, ["email_verified"] = false });
        await provider.AddAccountAsync("unknown", Claims("who@alpha.test", "Who"));
        await provider.AddAccountAsync("foreign", Claims(desk.Alpha.Requester.Address, "Rita"));
        await provider.AddAccountAsync("former", Claims(dismissed.Address, "Former"));
        foreach (var (subject, words) in new[] { ("unverified", "verified as yours"), ("unknown", "is known here"), ("foreign", "do not sign in by"), ("former", "not in use here any more") })
        {
            using var there = RealProvider.Browser();
            using var browser = await desk.BrowserAsync(desk.Alpha);
            var refused = await SignInAsync(browser, there, id, subject);
            Assert.Equal(HttpStatusCode.Forbidden, refused.Status);
            Assert.Contains(words, refused.TextOf(".error-page"), StringComparison.Ordinal);
            Assert.Equal(HttpStatusCode.Redirect, (await browser.GetAsync("profile")).Status);
        }
        Assert.Null(await desk.PersonAsync(desk.Alpha, "who@alpha.test"));
    }

    [Fact]
    public async Task Whoever_has_none_of_the_mapped_roles_stays_out_and_is_told_why()
    {
        var first = await desk.AddRoleAsync(desk.Alpha, "First line");
        var id = await AddAsync(x => x with { CreatesPeople = true, CreatesStaff = true, RolesClaim = "groups", Roles = [new("helpers", first)] });
        await provider.AddAccountAsync("cook", Claims("cook@alpha.test", "Carl Cook", "kitchen"));
        using var there = RealProvider.Browser();
        using var browser = await desk.BrowserAsync(desk.Alpha);
        var refused = await SignInAsync(browser, there, id, "cook");
        Assert.Equal(HttpStatusCode.Forbidden, refused.Status);
        Assert.Contains("none of the roles", refused.TextOf(".error-page"), StringComparison.Ordinal);
        Assert.Null(await desk.PersonAsync(desk.Alpha, "cook@alpha.test"));

        await provider.AddAccountAsync("cook", Claims("cook@alpha.test", "Carl Cook", "helpers"));
        Assert.Equal("/alpha/staff", (await SignInAsync(browser, there, id, "cook")).Location);
        Assert.Equal([first], await desk.RolesOfAsync(desk.Alpha, "cook@alpha.test"));

        // Taken away again: it is gone here too, and the way in with it.
        await provider.AddAccountAsync("cook", Claims("cook@alpha.test", "Carl Cook", "kitchen"));
        using var later = await desk.BrowserAsync(desk.Alpha);
        Assert.Contains("none of the roles", (await SignInAsync(later, there, id, "cook")).TextOf(".error-page"), StringComparison.Ordinal);
        Assert.Empty(await desk.RolesOfAsync(desk.Alpha, "cook@alpha.test"));
        Assert.Equal(HttpStatusCode.Redirect, (await later.GetAsync("profile")).Status);
    }

    [Fact]
    public async Task An_answer_counts_once_in_the_browser_that_asked_and_leads_to_this_site_alone()
    {
        var id = await AddAsync(x => x);
        await provider.AddAccountAsync("alan", Claims(desk.Alpha.Agent.Address, "Alan"));
        using var there = RealProvider.Browser();
        using var browser = await desk.BrowserAsync(desk.Alpha);
        var back = await provider.WalkAsync(there, await browser.BeginAsync(id, "https://evil.test/"), "alan");
        using var another = await desk.BrowserAsync(desk.Alpha);
        Assert.Equal(HttpStatusCode.Forbidden, (await another.GetAsync(back.PathAndQuery)).Status);
        Assert.Equal("/alpha/staff", (await browser.GetAsync(back.PathAndQuery)).Location);
        Assert.Equal(HttpStatusCode.Forbidden, (await browser.GetAsync(back.PathAndQuery)).Status);
        using var begunAnew = await desk.BrowserAsync(desk.Alpha);
        await begunAnew.BeginAsync(id);
        Assert.Contains("another state", (await begunAnew.GetAsync(back.PathAndQuery)).TextOf(".error-page"), StringComparison.Ordinal);
    }

    private async Task<WebPage> SignInAsync(Browser browser, HttpClient there, long id, string subject, string? returnUrl = null) =>
        await browser.GetAsync((await provider.WalkAsync(there, await browser.BeginAsync(id, returnUrl), subject)).PathAndQuery);

    private async Task<long> AddAsync(Func<ProviderInput, ProviderInput> change)
    {
        var id = await desk.AddProviderAsync(desk.Alpha, change(new("Company", provider.Issuer, RealProvider.ClientId, RealProvider.ClientSecret, "openid profile email groups")));
        await provider.RegisterAsync($"http://localhost:5000/alpha/sign-in/sso/{id}/callback");
        return id;
    }

    private static Dictionary<string, object> Claims(string address, string name, params string[] groups) =>
        new() { ["email"] = address, ["email_verified"] = true, ["name"] = name, ["groups"] = groups };
}
