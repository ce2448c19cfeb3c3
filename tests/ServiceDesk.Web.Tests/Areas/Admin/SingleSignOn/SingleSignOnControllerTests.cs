using System.Net;
using Microsoft.EntityFrameworkCore;
using ServiceDesk.SingleSignOn;
using ServiceDesk.Web.Tests.SignIn.SingleSignOn;

namespace ServiceDesk.Web.Tests.Areas.Admin.SingleSignOn;

public sealed class SingleSignOnControllerTests(ScriptedDesk scripted) : IClassFixture<ScriptedDesk>, IAsyncLifetime
{
    private readonly ScriptedProvider provider = scripted.Provider;
    private readonly WebDesk desk = scripted.Desk;

    public async ValueTask InitializeAsync()
    {
        provider.Discovery.Clear();
        provider.Instead.Clear();
        await desk.ReadAsync(desk.Alpha, async db => await db.Set<ProviderRole>().ExecuteDeleteAsync() + await db.IdentityProviders.ExecuteDeleteAsync());
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task An_administrator_makes_tries_changes_and_archives_a_provider()
    {
        var role = await desk.AddRoleAsync(desk.Alpha, "First line");
        using var browser = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Administrator);
        var saved = await browser.SubmitAsync(await browser.GetAsync("admin/single-sign-on/new"), ".settings-form", Fields(new()
        {
            ["Form.ClientSecret"] = "very secret", ["Form.MailDomains"] = "Alpha.test, example.org", ["Form.RolesClaim"] = "groups",
            ["Form.Mappings[0].Value"] = "helpers", ["Form.Mappings[0].Role"] = role, ["Form.Mappings[1].Value"] = "bosses", ["Form.Mappings[1].Role"] = "administrator",
        }));
        Assert.Equal("/alpha/admin/single-sign-on", saved.Location);
        var kept = await KeptAsync();
        Assert.Equal(("Company", "alpha.test example.org", "openid profile email"), (kept.Name, kept.MailDomains, kept.Scopes));
        Assert.Equal([("helpers", role), ("bosses", null)], kept.Roles.OrderBy(x => x.Id).Select(x => (x.Value, x.RoleId)));
        Assert.DoesNotContain("very secret", kept.ProtectedClientSecret, StringComparison.Ordinal);

        var page = await browser.GetAsync($"admin/single-sign-on/{kept.Id}");
        Assert.Equal($"http://localhost:5000/alpha/sign-in/sso/{kept.Id}/callback", page.TextOf(".notice code"));
        Assert.Contains($"{ScriptedProvider.Issuer}/token", (await browser.GetAsync($"admin/single-sign-on/{kept.Id}/trial")).TextOf("table"), StringComparison.Ordinal);
        await browser.SubmitAsync(page, ".settings-form", new() { ["Form.Name"] = "Head office" });
        Assert.Equal(("Head office", kept.ProtectedClientSecret, 2), ((await KeptAsync()).Name, (await KeptAsync()).ProtectedClientSecret, (await KeptAsync()).Roles.Count));
        await browser.SubmitAsync(page, ".settings-form", new() { ["Form.Issuer"] = "https://elsewhere.test" });
        Assert.Null((await KeptAsync()).ProtectedClientSecret);

        await browser.SubmitAsync(page, "form[action$='/archiving']");
        Assert.False((await browser.GetAsync("sign-in")).Has(".sign-in-providers"));
        using var nobody = await desk.BrowserAsync(desk.Alpha);
        Assert.Equal(HttpStatusCode.NotFound, (await nobody.GetAsync($"sign-in/sso/{kept.Id}")).Status);
        await browser.SubmitAsync(await browser.GetAsync("admin/single-sign-on"), "form[action$='/restoration']");
        Assert.Equal($"/alpha/sign-in/sso/{kept.Id}", (await nobody.GetAsync("sign-in")).Required(".sign-in-providers a").GetAttribute("href"));
    }

    [Theory]
    [InlineData("Form.Issuer", "http://login.example.org")]
    [InlineData("Form.Issuer", "http://127.0.0.1:8080")]
    [InlineData("Form.Issuer", "https://name:word@login.example.org")]
    [InlineData("Form.Issuer", "login.example.org")]
    [InlineData("Form.MailDomains", "somebody@example.org")]
    [InlineData("Form.Name", "")]
    public async Task What_is_wrong_is_said_at_its_field(string field, string value)
    {
        using var browser = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Administrator);
        var page = await browser.SubmitAsync(await browser.GetAsync("admin/single-sign-on/new"), ".settings-form", Fields(new() { [field] = value }));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.True(page.Has($"#{field.Replace('.', '_')}-error"));
    }

    [Theory]
    [InlineData("issuer", "https://other.test", "calls its issuer 'https://other.test'")]
    [InlineData("token_endpoint", "http://login.scripted.test/token", "The token endpoint is 'http://login.scripted.test/token'")]
    [InlineData("jwks_uri", "http://169.254.169.254/keys", "http://169.254.169.254/keys")]
    [InlineData("end_session_endpoint", "javascript:alert(1)", "javascript:alert(1)")]
    [InlineData("authorization_endpoint", null, "The authorization endpoint is ''")]
    public async Task A_trial_says_what_is_wrong_with_the_documents(string field, string? value, string words)
    {
        provider.Discovery[field] = value;
        Assert.Contains(words, await TryAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(HttpStatusCode.NotFound, "{}", "answered with status 404")]
    [InlineData(HttpStatusCode.Found, "", "answered with status 302")]
    [InlineData(HttpStatusCode.OK, "<html>", "cannot be read")]
    public async Task A_trial_says_when_there_is_no_document(HttpStatusCode status, string text, string words)
    {
        provider.Instead["/.well-known/openid-configuration"] = (status, text);
        Assert.Contains(words, await TryAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_document_without_end_is_not_read_to_its_end()
    {
        provider.Instead["/keys"] = (HttpStatusCode.OK, new string(' ', ProviderClient.LargestAnswer + 1));
        Assert.Contains("gave no answer that can be read", await TryAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Agents_and_other_tenants_find_nothing()
    {
        var id = await AddAsync();
        using var agent = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Agent);
        using var foreign = await desk.BrowserAsync(desk.Beta, desk.Beta.Administrator);
        foreach (var browser in new[] { agent, foreign })
            foreach (var path in new[] { "", "/trial" })
                Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync($"admin/single-sign-on/{id}{path}")).Status);
        var form = await foreign.GetAsync("admin/single-sign-on/new");
        foreach (var path in new[] { "", "/archiving", "/restoration" })
            Assert.Equal(HttpStatusCode.NotFound, (await foreign.PostAsync($"admin/single-sign-on/{id}{path}", form, [])).Status);
        Assert.Null((await KeptAsync()).ArchivedAt);
    }

    private async Task<string> TryAsync()
    {
        var id = await AddAsync();
        using var browser = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Administrator);
        return (await browser.GetAsync($"admin/single-sign-on/{id}/trial")).TextOf(".notice[role=alert]");
    }

    private Task<long> AddAsync() => desk.AddProviderAsync(desk.Alpha, new("Company", ScriptedProvider.Issuer, ScriptedProvider.ClientId, "secret", null));

    private Task<IdentityProvider> KeptAsync() => desk.ReadAsync(desk.Alpha, db => db.IdentityProviders.AsNoTracking().Include(x => x.Roles).SingleAsync());

    private static Dictionary<string, object?> Fields(Dictionary<string, object?> more)
    {
        var fields = new Dictionary<string, object?> { ["Form.Name"] = "Company", ["Form.Issuer"] = ScriptedProvider.Issuer, ["Form.ClientId"] = "desk" };
        foreach (var (name, value) in more)
            fields[name] = value;
        return fields;
    }
}
