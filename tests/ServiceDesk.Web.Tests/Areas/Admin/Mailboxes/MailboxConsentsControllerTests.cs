using System.Globalization;
using System.Net;
using System.Web;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ServiceDesk.Database;
using ServiceDesk.Intake;
using ServiceDesk.Tenants;
using ServiceDesk.Testing;

namespace ServiceDesk.Web.Tests.Areas.Admin.Mailboxes;

/// <summary>From the button on a mailbox's page to the provider and back.</summary>
public sealed class MailboxConsentsControllerTests : IAsyncLifetime
{
    private const string Fixed = "/installation/mail-sign-in";

    private readonly TokenEndpoint endpoint = new();
    private readonly TokenMailServer server = new(MailboxKind.Imap);
    private WebDesk desk = null!;
    private long id;

    public async ValueTask InitializeAsync()
    {
        desk = await WebDesk.StartAsync(configure: endpoint.AddTo);
        id = await desk.InAsync(desk.Alpha, scope => server.AddToAsync(scope, x => x.ProtectedRefreshToken = null));
    }

    public async ValueTask DisposeAsync()
    {
        await desk.DisposeAsync();
        await server.DisposeAsync();
        endpoint.Dispose();
    }

    private string Consents => string.Create(CultureInfo.InvariantCulture, $"admin/mailboxes/{id}/consents");

    [Fact]
    public async Task Consent_goes_to_the_provider_and_back_by_the_one_address()
    {
        using var browser = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Administrator);
        var show = await browser.GetAsync(string.Create(CultureInfo.InvariantCulture, $"admin/mailboxes/{id}"));
        Assert.Contains("before somebody has signed in at Microsoft 365", show.TextOf(".notice"), StringComparison.Ordinal);
        Assert.Equal("http://localhost:5000/installation/mail-sign-in", show.TextOf("[data-redirect-address]"));
        Assert.Equal(["worked", "worked", "worked", "failed", "not tried"], (await browser.SubmitAsync(show, "form[action$=tests]")).TextsOf(".steps-tried small"));

        var asked = await browser.SubmitAsync(show, "form[action$=consents]");
        Assert.Contains("not as yourself", asked.TextOf("main"), StringComparison.Ordinal);
        Assert.True(asked.Response.Headers.CacheControl?.NoStore);
        var address = $"{Fixed}?code=the-code&session_state=x&state={Uri.EscapeDataString(StateOf(asked))}";
        var passed = await browser.GetAsync(address);
        Assert.Equal(HttpStatusCode.Redirect, passed.Status);
        Assert.StartsWith($"/alpha/{Consents}?state=", passed.Location, StringComparison.Ordinal);

        var taken = await browser.FollowAsync(passed);
        Assert.Equal($"/alpha/admin/mailboxes/{id.ToString(CultureInfo.InvariantCulture)}", taken.Location);
        var done = await browser.FollowAsync(taken);
        Assert.Contains("The desk is signed in to the mailbox", done.TextOf("main"), StringComparison.Ordinal);
        Assert.Equal("the-code", Assert.Single(endpoint.Requests)["code"]);
        Assert.Equal(["worked", "worked", "worked", "worked", "worked"], (await browser.SubmitAsync(done, "form[action$=tests]")).TextsOf(".steps-tried small"));
        foreach (var secret in (string[])["refresh-1", "access-1", TokenMailServer.ClientSecret])
            Assert.DoesNotContain(secret, done.Body, StringComparison.Ordinal);

        var again = await browser.FollowAsync(await browser.FollowAsync(await browser.GetAsync(address)));
        Assert.Contains("used before", again.TextOf(".notice[data-kind=problem]"), StringComparison.Ordinal);
        Assert.Single(endpoint.Requests);
    }

    [Fact]
    public async Task A_refusal_is_shown_in_the_providers_words()
    {
        using var browser = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Administrator);
        var state = await BeginAsync(browser);
        var back = await browser.FollowAsync(await browser.GetAsync($"{Fixed}?error=access_denied&error_description=Nobody%20agreed&state={state}"));
        Assert.Contains("Nobody agreed", (await browser.FollowAsync(back)).TextOf(".notice[data-kind=problem]"), StringComparison.Ordinal);
        Assert.Empty(endpoint.Requests);
    }

    [Fact]
    public async Task A_forged_or_missing_state_leads_nowhere()
    {
        using var browser = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Administrator);
        var state = await BeginAsync(browser);
        foreach (var forged in (string[])["", "?code=x", "?code=x&state=", "?code=x&state=1%201%201", $"?code=x&state={state[..^6]}AAAAAA"])
        {
            Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync(Fixed + forged)).Status);
            Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync(Consents + forged)).Status);
        }
        Assert.Empty(endpoint.Requests);
    }

    [Fact]
    public async Task An_answer_is_taken_from_whoever_began_it_alone()
    {
        using var ada = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Administrator);
        using var agent = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Agent);
        using var nobody = await desk.BrowserAsync(desk.Alpha);
        using var bob = await desk.BrowserAsync(desk.Beta, desk.Beta.Administrator);
        var answer = $"?code=x&state={await BeginAsync(ada)}";
        Assert.Equal(HttpStatusCode.NotFound, (await agent.FollowAsync(await agent.GetAsync(Fixed + answer))).Status);
        Assert.StartsWith("/alpha/sign-in", (await nobody.FollowAsync(await nobody.GetAsync(Fixed + answer))).Location, StringComparison.Ordinal);
        Assert.StartsWith("/alpha/sign-in", (await bob.FollowAsync(await bob.GetAsync(Fixed + answer))).Location, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await bob.GetAsync(Consents + answer)).Status);
        Assert.Empty(endpoint.Requests);
    }

    [Fact]
    public async Task Beginning_is_for_administrators_and_mailboxes_that_ask_for_a_person()
    {
        using var ada = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Administrator);
        using var agent = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Agent);
        using var bob = await desk.BrowserAsync(desk.Beta, desk.Beta.Administrator);
        Assert.Equal(HttpStatusCode.NotFound, (await agent.PostAsync(Consents, await agent.GetAsync("staff/tickets/new"), [])).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await bob.PostAsync(Consents, await bob.GetAsync("admin/mailboxes/new"), [])).Status);
        var receiver = await desk.ReadAsync(desk.Alpha, db => db.Mailboxes.Where(x => x.Kind == MailboxKind.Receiver).Select(x => x.Id).SingleAsync());
        var page = await ada.GetAsync("admin/mailboxes/new");
        Assert.Equal(HttpStatusCode.NotFound, (await ada.PostAsync(string.Create(CultureInfo.InvariantCulture, $"admin/mailboxes/{receiver}/consents"), page, [])).Status);
    }

    [Fact]
    public async Task A_sign_in_that_began_on_the_tenants_own_host_ends_there()
    {
        await desk.InAsync(desk.Alpha, async scope =>
        {
            var db = scope.GetRequiredService<DeskDb>();
            db.Add(new TenantDomain { Host = "help.alpha.test", TenantId = desk.Alpha.Info.Id });
            await db.SaveChangesAsync();
        });
        var states = desk.Services.GetRequiredService<ConsentStates>();
        var state = new ConsentState(desk.Alpha.Info.Id, id, desk.Alpha.Administrator.Id, DateTime.MaxValue, "help.alpha.test");
        using var browser = await desk.BrowserAsync(desk.Alpha);
        var passed = await browser.GetAsync($"{Fixed}?code=x&state={states.Seal(state)}");
        Assert.StartsWith($"http://help.alpha.test/{Consents}?state=", passed.Response.Headers.Location?.OriginalString, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync($"{Fixed}?code=x&state={states.Seal(state with { Host = "help.evil.test" })}")).Status);
    }

    private async Task<string> BeginAsync(Browser browser) =>
        Uri.EscapeDataString(StateOf(await browser.PostAsync(Consents, await browser.GetAsync("admin/mailboxes/new"), [])));

    private static string StateOf(WebPage page)
    {
        var link = page.Required("a[href^='https://login.microsoftonline.com/']").GetAttribute("href")!;
        return HttpUtility.ParseQueryString(new Uri(link).Query)["state"]!;
    }
}
