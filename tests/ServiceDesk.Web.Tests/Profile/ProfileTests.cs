using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ServiceDesk.Database;
using ServiceDesk.People;

namespace ServiceDesk.Web.Tests.Profile;

/// <summary>Each test has a desk: what it changes is how everybody signs in.</summary>
public sealed class ProfileTests
{
    private const string NewPassword = "staple battery horse";

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task Name_language_and_zone_count_from_the_next_page_on(DatabaseProvider provider)
    {
        await using var desk = await WebDesk.StartAsync(provider);
        using var browser = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Agent);
        var page = await browser.GetAsync("profile");
        var wrong = await browser.SubmitAsync(page, "#profile", new() { ["Form.Name"] = "Al", ["Form.TimeZone"] = "Mars/Base" });
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "“Mars/Base” is no time zone; write one such as Europe/Paris."), (wrong.Status, wrong.TextOf(".field-error")));
        await browser.SubmitAsync(page, "#profile", new() { ["Form.Name"] = "Alain Agent", ["Form.Language"] = "fr", ["Form.TimeZone"] = "Europe/Paris", ["Form.Phone"] = "+33 1 23" });
        var after = await browser.GetAsync("profile");
        Assert.Equal(("fr", "Mon profil"), (after.Document.DocumentElement.GetAttribute("lang"), after.TextOf("h1")));
        var person = await desk.ReadAsync(desk.Alpha, db => db.People.SingleAsync(x => x.Id == desk.Alpha.Agent.Id));
        Assert.Equal(("Alain Agent", "fr", "Europe/Paris", "+33 1 23"), (person.Name, person.Language, person.TimeZone, person.Phone));
    }

    [Theory]
    [InlineData("de", "Mein Profil", "ltr", "site.")]
    [InlineData("he", "הפרופיל שלי", "rtl", "site.rtl.")]
    public async Task A_page_runs_in_the_direction_of_its_language(string language, string title, string direction, string sheet)
    {
        await using var desk = await WebDesk.StartAsync(DatabaseProvider.Sqlite);
        using var browser = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Agent, language);
        var page = await browser.GetAsync("profile");
        Assert.Equal((language, direction), (page.Document.DocumentElement.GetAttribute("lang"), page.Document.DocumentElement.GetAttribute("dir")));
        Assert.Equal(title, page.TextOf("h1"));
        Assert.Contains($"/lib/{sheet}", Assert.Single(page.Document.QuerySelectorAll("link[rel=stylesheet]")).GetAttribute("href"), StringComparison.Ordinal);
        Assert.Equal(["comfortable", "compact"], page.Document.QuerySelectorAll("[data-density-choice]").Select(x => x.GetAttribute("value")));
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task Sessions_are_listed_and_ended_one_by_one_and_all_others_at_once(DatabaseProvider provider)
    {
        await using var desk = await WebDesk.StartAsync(provider);
        using var here = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Agent);
        using var there = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Agent);
        using var elsewhere = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Agent);
        Assert.Equal(HttpStatusCode.OK, (await there.GetAsync("staff")).Status);
        var page = await here.GetAsync("profile");
        Assert.Equal(3, page.Document.QuerySelectorAll("#sessions li").Length);
        Assert.Single(page.Document.QuerySelectorAll("#sessions li strong"));
        await here.SubmitAsync(page, "#sessions li form");
        Assert.Equal(2, (await here.GetAsync("profile")).Document.QuerySelectorAll("#sessions li").Length);
        await here.SubmitAsync(page, "form[action$=end-others]");
        foreach (var browser in (Browser[])[there, elsewhere])
            Assert.Contains("/sign-in", (await browser.GetAsync("staff")).Location!, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await here.GetAsync("staff")).Status);

        await here.SubmitAsync(page, "form[action$=sign-out]");
        Assert.Equal(0, await desk.ReadAsync(desk.Alpha, db => db.Sessions.CountAsync(x => x.EndedAt == null)));
    }

    [Fact]
    public async Task A_stolen_cookie_is_worth_nothing_once_its_session_has_ended()
    {
        await using var desk = await WebDesk.StartAsync();
        using var owner = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Agent);
        var stolen = owner.Cookies.GetAllCookies().Single(x => x.Name == "desk").Value;
        await owner.SubmitAsync(await owner.GetAsync("profile"), "form[action$=sign-out]");
        using var thief = await desk.BrowserAsync(desk.Alpha);
        thief.Cookies.Add(new Cookie("desk", stolen, "/alpha", desk.Address.Host));
        Assert.Contains("/sign-in", (await thief.GetAsync("staff")).Location!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_persons_session_is_not_found()
    {
        await using var desk = await WebDesk.StartAsync();
        using var browser = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Requester);
        using var other = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Agent);
        var mine = await desk.ReadAsync(desk.Alpha, db => db.Sessions.OrderByDescending(x => x.StartedAt).Select(x => x.Id).FirstAsync());
        Assert.Equal(HttpStatusCode.NotFound, (await browser.PostAsync($"profile/sessions/{mine}/end", await browser.GetAsync("profile"), [])).Status);
        Assert.Equal(HttpStatusCode.OK, (await other.GetAsync("staff")).Status);
    }

    [Fact]
    public async Task A_new_password_needs_the_old_one_and_signs_out_all_other_browsers()
    {
        await using var desk = await WebDesk.StartAsync();
        using var browser = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Agent);
        using var other = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Agent);
        var page = await browser.GetAsync("profile/password");
        var wrong = await browser.SubmitAsync(page, ".settings-form", new() { ["Form.Current"] = "wrong wrong wrong", ["Form.Password"] = NewPassword });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await browser.SubmitAsync(page, ".settings-form", new() { ["Form.Password"] = NewPassword })).Status);
        Assert.Equal("/alpha/profile", (await browser.SubmitAsync(page, ".settings-form", new() { ["Form.Current"] = WebDesk.Password, ["Form.Password"] = NewPassword })).Location);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("staff")).Status);
        Assert.Contains("/sign-in", (await other.GetAsync("staff")).Location!, StringComparison.Ordinal);
        using var anew = await desk.BrowserAsync(desk.Alpha);
        Assert.Equal("/alpha/staff", (await SignInAsync(anew, desk, NewPassword)).Location);
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task With_an_authenticator_a_code_is_asked_for_after_password_and_link(DatabaseProvider provider)
    {
        await using var desk = await WebDesk.StartAsync(provider);
        using var browser = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Agent);
        var setUp = await browser.GetAsync("profile/authenticator");
        var key = setUp.TextOf(".profile-key code");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await browser.SubmitAsync(setUp, ".settings-form", new() { ["Form.Code"] = "000000" })).Status);
        Assert.Equal(key, (await browser.GetAsync("profile/authenticator")).TextOf(".profile-key code"));
        var first = Totp.Code(key, TimeProvider.System.GetUtcNow());
        var codes = await browser.SubmitAsync(setUp, ".settings-form", new() { ["Form.Code"] = first });
        var recovery = codes.TextsOf(".profile-codes code");
        Assert.Equal(10, recovery.Distinct().Count());
        // Neither the key nor a code can be read in the database.
        var kept = await desk.ReadAsync(desk.Alpha, db => db.Set<AccountToken>().Select(x => x.Value!).ToListAsync());
        Assert.Equal(3, kept.Count);
        Assert.DoesNotContain(kept, x => x.Contains(key.Replace(" ", "", StringComparison.Ordinal), StringComparison.Ordinal) || recovery.Any(code => x.Contains(code, StringComparison.Ordinal)));

        using var anew = await desk.BrowserAsync(desk.Alpha);
        var asked = await SignInAsync(anew, desk, WebDesk.Password);
        Assert.Equal("/alpha/sign-in/code", asked.Location);
        Assert.Contains("/sign-in", (await anew.GetAsync("staff")).Location!, StringComparison.Ordinal);
        var page = await anew.FollowAsync(asked);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await anew.SubmitAsync(page, "form[action$='sign-in/code']", new() { ["Form.Code"] = "12345" })).Status);
        // A code counts once.
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await anew.SubmitAsync(page, "form[action$='sign-in/code']", new() { ["Form.Code"] = first })).Status);
        Assert.Equal("/alpha/staff", (await anew.SubmitAsync(page, "form[action$='sign-in/code']", new() { ["Form.Code"] = Totp.Code(key, TimeProvider.System.GetUtcNow().AddSeconds(30)) })).Location);
        Assert.Equal(HttpStatusCode.OK, (await anew.GetAsync("staff")).Status);

        // A recovery code signs in once; so does a link, which is the first step alone.
        using var lost = await desk.BrowserAsync(desk.Alpha);
        var again = await lost.FollowAsync(await SignInAsync(lost, desk, WebDesk.Password));
        Assert.Equal("/alpha/staff", (await lost.SubmitAsync(again, "form[action$='sign-in/code']", new() { ["Form.Code"] = recovery[3] })).Location);
        using var twice = await desk.BrowserAsync(desk.Alpha);
        var used = await twice.FollowAsync(await SignInAsync(twice, desk, WebDesk.Password));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await twice.SubmitAsync(used, "form[action$='sign-in/code']", new() { ["Form.Code"] = recovery[3] })).Status);
        using var linked = await desk.BrowserAsync(desk.Alpha);
        var token = await desk.InAsync(desk.Alpha, async scope => await scope.GetRequiredService<SignInTokens>().NewSignInTokenAsync(
            await scope.GetRequiredService<DeskDb>().Accounts.SingleAsync(x => x.PersonId == desk.Alpha.Agent.Id)));
        var link = await linked.GetAsync($"sign-in/links/{token}");
        Assert.Equal("/alpha/sign-in/code", (await linked.SubmitAsync(link, "form")).Location);

        using var back = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Agent);
        await back.SubmitAsync(await back.GetAsync("profile"), "form[action$=removal]");
        using var simple = await desk.BrowserAsync(desk.Alpha);
        Assert.Equal("/alpha/staff", (await SignInAsync(simple, desk, WebDesk.Password)).Location);
    }

    [Fact]
    public async Task Nobody_signed_in_is_sent_to_sign_in_and_a_code_without_a_first_step_leads_there()
    {
        await using var desk = await WebDesk.StartAsync();
        using var browser = await desk.BrowserAsync(desk.Alpha);
        foreach (var address in (string[])["profile", "profile/password", "profile/authenticator", "sign-in/code"])
            Assert.Contains("/alpha/sign-in", (await browser.GetAsync(address)).Location!, StringComparison.Ordinal);
    }

    private static async Task<WebPage> SignInAsync(Browser browser, WebDesk desk, string password) => await browser.SubmitAsync(
        await browser.GetAsync("sign-in"), "form[action$='sign-in']", new() { ["Form.Address"] = desk.Alpha.Agent.Address, ["Form.Password"] = password });
}
