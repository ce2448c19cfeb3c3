using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ServiceDesk.Access;
using ServiceDesk.Articles;
using ServiceDesk.Database;

namespace ServiceDesk.Web.Tests.Areas.Portal.Articles;

public sealed class ArticlesControllerTests(WebDeskFixture desks) : IClassFixture<WebDeskFixture>
{
    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task Each_reader_finds_what_is_meant_for_them(DatabaseProvider provider)
    {
        var desk = await desks.OnAsync(provider);
        var open = await WriteAsync(desk, "Smoking printers", "Pull the plug, then open a window.", Audience.Everybody);
        var inside = await WriteAsync(desk, "Printer codes", "The code of each printer is under its lid.", Audience.SignedIn);
        var staffs = await WriteAsync(desk, "Printer contracts", "The printer people come on Mondays.", Audience.Staff);
        await WriteAsync(desk, "Heating", "The heating is turned on in October.", Audience.Everybody);

        using var anybody = await desk.BrowserAsync(desk.Alpha);
        using var requester = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Requester);
        Assert.Equal(["Heating", "Smoking printers"], (await anybody.GetAsync("articles")).TextsOf(".article-section li"));
        Assert.Equal(["Heating", "Printer codes", "Smoking printers"], (await requester.GetAsync("articles")).TextsOf(".article-section li"));
        Assert.Equal(["Smoking printers"], (await anybody.GetAsync("articles?q=PRINTER")).TextsOf(".article-found a"));
        Assert.Equal(["Smoking printers"], (await requester.GetAsync("articles?q=smok")).TextsOf(".article-found a"));
        Assert.True((await anybody.GetAsync("articles?q=zebra")).Has(".empty-state"));
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.NotFound, HttpStatusCode.NotFound), (await StatusAsync(anybody, open), await StatusAsync(anybody, inside), await StatusAsync(anybody, staffs)));
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.NotFound), (await StatusAsync(requester, open), await StatusAsync(requester, inside), await StatusAsync(requester, staffs)));

        var page = await requester.GetAsync("requests/new");
        var suggested = await requester.PostAsync("requests/suggestions", page, new() { ["Form.Subject"] = "my printer is smoking", ["Form.Text"] = "since this morning the" });
        Assert.Equal("Smoking printers", suggested.Document.QuerySelector("li a")!.FirstChild!.TextContent);
        Assert.DoesNotContain("contracts", suggested.Body, StringComparison.Ordinal);
        Assert.Equal("", (await requester.PostAsync("requests/suggestions", page, new() { ["Form.Subject"] = "unheard of" })).Body.Trim());
    }

    [Fact]
    public async Task Suggestions_AreForWhoeverIsSignedIn()
    {
        var desk = await desks.OnAsync();
        using var anybody = await desk.BrowserAsync(desk.Alpha);
        var page = await anybody.GetAsync("sign-in");
        Assert.Equal(HttpStatusCode.Redirect, (await anybody.PostAsync("requests/suggestions", page, new() { ["Form.Subject"] = "printer" })).Status);
    }

    private static async Task<HttpStatusCode> StatusAsync(Browser browser, long id) => (await browser.GetAsync($"articles/{id}")).Status;

    private static Task<long> WriteAsync(WebDesk desk, string title, string text, Audience audience) => desk.InAsync(desk.Alpha, async scope =>
    {
        var author = await scope.GetRequiredService<DeskDb>().Set<ServiceDesk.People.Person>().SingleAsync(x => x.Id == desk.Alpha.Agent.Id);
        var act = Act.Of(author, Door.Staff, scope.GetRequiredService<UtcClock>().UtcNow) with { Rights = Rights.All };
        return (await scope.GetRequiredService<WriteArticle>().RunAsync(act, new(title, text, null, audience, Publishes: true), default)).Id;
    });
}
