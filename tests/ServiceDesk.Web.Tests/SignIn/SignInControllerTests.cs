using System.Net;
using Microsoft.EntityFrameworkCore;
using ServiceDesk.Database;
using ServiceDesk.Outbox;
using ServiceDesk.People;
using ServiceDesk.Web.SignIn;

namespace ServiceDesk.Web.Tests.SignIn;

public sealed class SignInControllerTests(WebDeskFixture desks) : IClassFixture<WebDeskFixture>
{
    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task Post_RequesterWithPassword_ComesToThePortal_StaffToTheDesk(DatabaseProvider provider)
    {
        var desk = await desks.OnAsync(provider);
        using var requester = await desk.BrowserAsync(desk.Alpha);
        Assert.Equal("/alpha/", (await SignInAsync(requester, "sign-in", desk.Alpha.Requester.Address)).Location);
        Assert.Equal(HttpStatusCode.OK, (await requester.GetAsync("")).Status);
        Assert.Equal("/alpha/", (await requester.GetAsync("sign-in")).Location);
        using var agent = await desk.BrowserAsync(desk.Alpha);
        Assert.Equal("/alpha/staff", (await SignInAsync(agent, "sign-in", desk.Alpha.Agent.Address.ToUpperInvariant())).Location);
    }

    [Theory]
    [InlineData("/alpha/requests/new", "/alpha/requests/new")]
    [InlineData("https://evil.test/", "/alpha/")]
    [InlineData("//evil.test/", "/alpha/")]
    [InlineData("/\\evil.test/", "/alpha/")]
    [InlineData("javascript:alert(1)", "/alpha/")]
    public async Task Post_ReturnsToThisSiteAlone(string returnUrl, string expected)
    {
        var desk = await desks.OnAsync();
        using var browser = await desk.BrowserAsync(desk.Alpha);
        var page = await SignInAsync(browser, $"sign-in?returnUrl={Uri.EscapeDataString(returnUrl)}", desk.Alpha.Requester.Address);
        Assert.Equal(expected, page.Location);
    }

    [Fact]
    public async Task Get_OfAGuardedPage_LeadsHereAndBack()
    {
        var desk = await desks.OnAsync();
        using var browser = await desk.BrowserAsync(desk.Alpha);
        var refused = await browser.GetAsync("requests/new");
        Assert.Equal("/alpha/sign-in?returnUrl=%2Falpha%2Frequests%2Fnew", refused.Location);
        Assert.Equal("/alpha/requests/new", (await SignInAsync(browser, refused.Location!, desk.Alpha.Requester.Address)).Location);
    }

    [Fact]
    public async Task Post_StaffFromTheRoot_ComeToTheDesk()
    {
        var desk = await desks.OnAsync();
        using var browser = await desk.BrowserAsync(desk.Alpha);
        Assert.Equal("/alpha/staff", (await SignInAsync(browser, "sign-in?returnUrl=%2Falpha%2F", desk.Alpha.Administrator.Address)).Location);
    }

    [Fact]
    public async Task Post_UnknownAddressWrongPasswordAndOtherTenant_GetTheSameAnswer()
    {
        var desk = await desks.OnAsync();
        using var browser = await desk.BrowserAsync(desk.Alpha);
        var answers = new List<string>();
        foreach (var (address, password) in (IEnumerable<(string, string)>)
            [("nobody@customer.test", "x"), (desk.Alpha.Requester.Address, "wrong one here"), (desk.Beta.Administrator.Address, WebDesk.Password)])
        {
            var page = await SignInAsync(browser, "sign-in", address, password);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
            Assert.Equal("", page.Required("input[type=password]").GetAttribute("value") ?? "");
            answers.Add(page.TextOf("[role=alert]"));
        }
        Assert.Single(answers.Distinct());
    }

    [Fact]
    public async Task Post_ManyWrongPasswords_LockTheAccountForAWhile()
    {
        await using var desk = await WebDesk.StartAsync();
        using var browser = await desk.BrowserAsync(desk.Alpha);
        for (var i = 0; i < 8; i++)
            await SignInAsync(browser, "sign-in", desk.Alpha.Agent.Address, "wrong one here");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await SignInAsync(browser, "sign-in", desk.Alpha.Agent.Address)).Status);
        Assert.Equal(HttpStatusCode.Found, (await SignInAsync(browser, "sign-in", desk.Alpha.Requester.Address)).Status);
    }

    [Fact]
    public async Task Post_TrapFilledIn_IsRefused()
    {
        var desk = await desks.OnAsync();
        using var browser = await desk.BrowserAsync(desk.Alpha);
        var page = await browser.SubmitAsync(await browser.GetAsync("sign-in"), "main form", new()
        {
            ["Form.Address"] = desk.Alpha.Requester.Address, ["Form.Password"] = WebDesk.Password, [TrapFieldAttribute.Name] = "spam",
        });
        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
    }

    [Fact]
    public async Task Post_WithoutToken_IsRefused()
    {
        var desk = await desks.OnAsync();
        using var browser = await desk.BrowserAsync(desk.Alpha);
        var request = new HttpRequestMessage(HttpMethod.Post, browser.Absolute("sign-in")) { Content = new FormUrlEncodedContent([]) };
        Assert.Equal(HttpStatusCode.BadRequest, (await browser.SendAsync(request)).Status);
    }

    [Fact]
    public async Task Post_FormThatBreaksOff_IsRefused_NotNotFound()
    {
        var desk = await desks.OnAsync();
        using var browser = await desk.BrowserAsync(desk.Alpha);
        var content = new ByteArrayContent("--x\r\nContent-Disposition: form-data; name=a\r\n\r\nbreaks of"u8.ToArray());
        content.Headers.TryAddWithoutValidation("Content-Type", "multipart/form-data; boundary=x");
        var page = await browser.SendAsync(new HttpRequestMessage(HttpMethod.Post, browser.Absolute("sign-in")) { Content = content });
        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.Equal("This could not be read", page.TextOf("h1"));
    }

    [Fact]
    public async Task Post_TooOften_IsRefusedForAMinute()
    {
        await using var desk = await WebDesk.StartAsync(settings: new() { ["SignIn:PublicFormsPerMinute"] = "2" });
        using var browser = await desk.BrowserAsync(desk.Alpha);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await SignInAsync(browser, "sign-in", "a@b.test")).Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await SignInAsync(browser, "sign-in", "a@b.test")).Status);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await SignInAsync(browser, "sign-in", "a@b.test")).Status);
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task Ask_KnownAndUnknown_GetTheSameAnswer_AndOneMail(DatabaseProvider provider)
    {
        var desk = await desks.OnAsync(provider);
        var known = (await desk.OpenTicketAsync(desk.Beta, requester: $"asks-{provider}@customer.test")).Requester!;
        using var browser = await desk.BrowserAsync(desk.Beta);
        var bodies = new List<string>();
        foreach (var address in (string[])[known.Address, "nobody@customer.test"])
        {
            var asked = await browser.SubmitAsync(await browser.GetAsync("sign-in"), "main form", new() { ["Form.Address"] = address }, "[formaction]");
            Assert.Equal("/beta/sign-in/links", asked.Location);
            bodies.Add((await browser.FollowAsync(asked)).TextOf("main"));
        }
        Assert.Single(bodies.Distinct());
        var mails = await desk.ReadAsync(desk.Beta, db => db.Outbox.Where(x => x.Kind == OutboxKind.SignInLink).Select(x => x.PersonId).ToListAsync());
        Assert.Equal(known.Id, Assert.Single(mails));
        Assert.True(await desk.ReadAsync(desk.Beta, db => db.Accounts.AnyAsync(x => x.PersonId == known.Id && x.PasswordHash == null)));
    }

    [Fact]
    public async Task Ask_WithoutAnAddress_SaysSo()
    {
        var desk = await desks.OnAsync();
        using var browser = await desk.BrowserAsync(desk.Alpha);
        var page = await browser.SubmitAsync(await browser.GetAsync("sign-in"), "main form", new() { ["Form.Address"] = "rita" }, "[formaction]");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Equal("rita", page.Required("#Form_Address.is-invalid").GetAttribute("value"));
        Assert.False(page.Has("#Form_Password.is-invalid"));
    }

    [Fact]
    public async Task Get_NamesTheAddressToWriteTo_InFrenchToo()
    {
        var desk = await desks.OnAsync();
        using var browser = await desk.BrowserAsync(desk.Alpha, language: "fr");
        var page = await browser.GetAsync("sign-in");
        Assert.Equal("Se connecter", page.TextOf("h1"));
        Assert.Equal("mailto:help@alpha.test", page.Required("main a[href^=mailto]").GetAttribute("href"));
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync("/gamma/sign-in")).Status);
    }

    [Fact]
    public async Task Cookie_BroughtToAnotherTenantByHand_IsRefused()
    {
        var desk = await desks.OnAsync();
        using var browser = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Administrator);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("")).Status);
        var cookie = browser.Cookies.GetCookies(browser.Absolute(""))["desk"]!;
        Assert.Equal("/alpha", cookie.Path);
        browser.Cookies.Add(new Cookie("desk", cookie.Value, "/beta", "localhost"));
        foreach (var address in (string[])["/beta/", "/beta/requests/new"])
            Assert.StartsWith("/beta/sign-in", (await browser.GetAsync(address)).Location, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SignOut_EndsTheSession()
    {
        var desk = await desks.OnAsync();
        using var browser = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Requester);
        var page = await browser.SubmitAsync(await browser.GetAsync(""), "form[action$='sign-out']");
        Assert.Equal("/alpha/sign-in", page.Location);
        Assert.Equal("You are signed out.", (await browser.FollowAsync(page)).TextOf("[role=status]"));
        Assert.StartsWith("/alpha/sign-in", (await browser.GetAsync("")).Location, StringComparison.Ordinal);
    }

    private static async Task<WebPage> SignInAsync(Browser browser, string address, string person, string password = WebDesk.Password) =>
        await browser.SubmitAsync(await browser.GetAsync(address), "main form", new() { ["Form.Address"] = person, ["Form.Password"] = password });
}
