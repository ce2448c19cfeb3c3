using System.Net;
using Microsoft.EntityFrameworkCore;
using ServiceDesk.Database;
using ServiceDesk.People;
using ServiceDesk.Web.Tests.CrossTenant;

namespace ServiceDesk.Web.Tests.Probing;

/// <summary>Requests that somebody else has made up: from another site, with another Host, with a session of their choosing, with a path that climbs.</summary>
public sealed class ForgedRequestTests
{
    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task NoPost_WithoutTheTokenOfAForm_ChangesAnything(DatabaseProvider provider)
    {
        await using var probed = await ProbedDesk.StartAsync(provider);
        var posts = probed.Routes.Where(x => x.Method is not ("GET" or "HEAD")).ToList();
        Assert.True(posts.Count > 100, $"Only {posts.Count} routes that change something were found.");
        var before = await ForeignRows.DumpAsync(probed.Desk, probed.Desk.Beta);
        foreach (var browser in (Browser[])[probed.Chief, probed.Requester])
            foreach (var (method, address) in posts)
            {
                using var request = new HttpRequestMessage(new(method), browser.Absolute(address)) { Content = new FormUrlEncodedContent([new("Take", "true")]) };
                request.Headers.Add("Origin", "https://evil.test");
                var status = (await browser.SendAsync(request)).Status;
                Assert.True(status is HttpStatusCode.BadRequest or HttpStatusCode.NotFound, $"{method} {address} answered {(int)status}.");
            }
        Assert.Equal(before, await ForeignRows.DumpAsync(probed.Desk, probed.Desk.Beta));
    }

    [Theory]
    [InlineData("//evil.test")]
    [InlineData("/\\evil.test")]
    [InlineData("https://evil.test/")]
    [InlineData("/\t/evil.test")]
    [InlineData("javascript:alert(1)")]
    [InlineData("\\\\evil.test")]
    [InlineData("/alpha/\r\nSet-Cookie: desk=evil")]
    public async Task SigningIn_LeadsToNoOtherSite(string returnUrl)
    {
        await using var desk = await WebDesk.StartAsync();
        using var browser = await desk.BrowserAsync(desk.Alpha);
        var answer = await browser.SubmitAsync(await browser.GetAsync($"sign-in?returnUrl={Uri.EscapeDataString(returnUrl)}"), "main form",
            new() { ["Form.Address"] = desk.Alpha.Agent.Address, ["Form.Password"] = WebDesk.Password });
        Assert.Equal(HttpStatusCode.Redirect, answer.Status);
        Assert.StartsWith("/alpha/", answer.Response.Headers.Location!.OriginalString, StringComparison.Ordinal);
        Assert.DoesNotContain("evil", answer.Response.Headers.Location.OriginalString, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AForgedHost_StandsInNoLink()
    {
        await using var desk = await WebDesk.StartAsync();
        using var browser = await desk.BrowserAsync(desk.Alpha);
        using var agent = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Administrator);
        foreach (var (who, address) in ((Browser, string)[])[(browser, "staff/tickets"), (browser, "sign-in"), (agent, "staff/tickets"), (agent, "admin/staff/new"), (agent, "admin")])
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, who.Absolute(address));
            request.Headers.Host = "evil.test";
            request.Headers.Add("X-Forwarded-Host", "evil.test");
            request.Headers.Add("X-Original-URL", "/beta/admin");
            var answer = await who.SendAsync(request);
            Assert.DoesNotContain("evil.test", answer.Response.Headers.Location?.OriginalString ?? "", StringComparison.Ordinal);
            Assert.DoesNotContain("evil.test", answer.Body, StringComparison.Ordinal);
        }
        // What is mailed begins with the configured address, whatever the form was sent to.
        var page = await browser.GetAsync("sign-in");
        using var asked = new HttpRequestMessage(HttpMethod.Post, browser.Absolute("sign-in/links"))
        {
            Content = new FormUrlEncodedContent(
            [
                new("__RequestVerificationToken", page.Required("input[name=__RequestVerificationToken]").GetAttribute("value")!), new("address", desk.Alpha.Agent.Address), new("Form.Address", desk.Alpha.Agent.Address),
            ]),
        };
        asked.Headers.Host = "evil.test";
        Assert.True((await browser.SendAsync(asked)).Status is HttpStatusCode.Redirect or HttpStatusCode.OK);
        var mail = await SentMail.LastAsync(desk, desk.Alpha);
        Assert.Contains("http://localhost:5000/alpha/sign-in/links/", mail, StringComparison.Ordinal);
        Assert.DoesNotContain("evil.test", mail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ASessionThatSomebodyElseChose_IsNotTakenOver()
    {
        await using var desk = await WebDesk.StartAsync();
        using var attacker = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Requester);
        await attacker.GetAsync("profile");
        var planted = attacker.Cookies.GetCookies(attacker.Absolute("")).Single(x => x.Name == "desk").Value;
        using var victim = await desk.BrowserAsync(desk.Alpha);
        victim.Cookies.Add(new Cookie("desk", planted, "/alpha", desk.Address.Host));
        // They are signed in as somebody else then; signing in themselves starts a session of their own.
        await victim.SubmitAsync(await victim.GetAsync("profile"), "form[action$='sign-out']");
        await victim.SubmitAsync(await victim.GetAsync("sign-in"), "main form", new() { ["Form.Address"] = desk.Alpha.Agent.Address, ["Form.Password"] = WebDesk.Password });
        Assert.NotEqual(planted, victim.Cookies.GetCookies(victim.Absolute("")).Single(x => x.Name == "desk").Value);
        Assert.Equal(HttpStatusCode.OK, (await victim.GetAsync("staff/tickets")).Status);
        Assert.NotEqual(HttpStatusCode.OK, (await attacker.GetAsync("staff/tickets")).Status);
        Assert.Equal(1, await desk.ReadAsync(desk.Alpha, db => db.Sessions.CountAsync(x => x.EndedAt == null)));
    }

    [Theory]
    [InlineData("/lib/../appsettings.json")]
    [InlineData("/lib/%2e%2e/appsettings.json")]
    [InlineData("/lib/..%2fappsettings.json")]
    [InlineData("/alpha/%2e%2e%5cappsettings.json")]
    [InlineData("/css/..%5c..%5cappsettings.json")]
    [InlineData("/alpha/staff/attachments/..%2f..%2f1")]
    [InlineData("/.git/config")]
    [InlineData("/App_Data/desk.db")]
    public async Task APathThatClimbs_LeadsNowhere(string path)
    {
        await using var desk = await WebDesk.StartAsync();
        using var browser = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Administrator);
        Assert.True((await browser.GetAsync(path)).Status is HttpStatusCode.NotFound or HttpStatusCode.BadRequest);
    }
}
