using System.Net;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Mvc.Testing.Handlers;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ServiceDesk.Database;
using ServiceDesk.Tenants;
using ServiceDesk.Web.Installation;

namespace ServiceDesk.Web.Tests.Installation;

public sealed class InstallationControllerTests
{
    private static readonly Dictionary<string, object?> Filled = new()
    {
        ["Form.Name"] = "Acme Ltd", ["Form.Slug"] = "acme", ["Form.Preset"] = "care-desk", ["Form.Language"] = "fr", ["Form.TimeZone"] = "Europe/Paris",
        ["Form.AdministratorName"] = "Ann Acme", ["Form.AdministratorAddress"] = "ann@acme.test", ["Form.Password"] = WebDesk.Password,
    };

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task Setup_MakesTheFirstTenant_SignsIn_AndWorksOnce(DatabaseProvider provider)
    {
        await using var desk = await WebDesk.StartEmptyAsync(provider);
        using var browser = Browser(desk);
        var address = new Uri(desk.Services.GetRequiredService<SetupLinks>().New()).AbsolutePath;
        var page = await browser.GetAsync(address);
        Assert.Equal("no-referrer", string.Join(' ', page.Response.Headers.GetValues("Referrer-Policy")));

        var done = await browser.SubmitAsync(page, "form", Filled);
        Assert.Equal("/acme/admin", done.Location);
        var settings = await browser.FollowAsync(done);
        Assert.Equal(HttpStatusCode.OK, settings.Status);
        Assert.Equal("Acme Ltd", settings.TextOf(".topbar-brand"));

        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync(address)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.SubmitAsync(page, "form", new(Filled) { ["Form.Slug"] = "second" })).Status);
        await using var scope = desk.Services.CreateAsyncScope();
        var tenant = await scope.ServiceProvider.GetRequiredService<DeskDb>().Tenants.SingleAsync(TestContext.Current.CancellationToken);
        Assert.Equal(("acme", "care-desk", "fr", "Europe/Paris"), (tenant.Slug, tenant.Preset, tenant.Language, tenant.TimeZone));
    }

    [Fact]
    public async Task Setup_WithWrongInput_SaysWhyAndMakesNothing()
    {
        await using var desk = await WebDesk.StartEmptyAsync();
        using var browser = Browser(desk);
        var page = await browser.GetAsync(new Uri(desk.Services.GetRequiredService<SetupLinks>().New()).AbsolutePath);
        foreach (var (field, value) in new[] { ("Form.Slug", "Not a slug"), ("Form.Slug", "installation"), ("Form.Name", ""), ("Form.AdministratorAddress", "ann"), ("Form.Password", "short"), ("Form.Preset", "none"), ("Form.TimeZone", "Mars/Olympus") })
        {
            var again = await browser.SubmitAsync(page, "form", new(Filled) { [field] = value });
            Assert.Equal(HttpStatusCode.UnprocessableEntity, again.Status);
            Assert.True(again.Has(".field-error") || again.Has(".notice[data-kind=problem]"), $"Nothing is said of {field} '{value}'.");
        }
        await using var scope = desk.Services.CreateAsyncScope();
        Assert.False(await scope.ServiceProvider.GetRequiredService<DeskDb>().Tenants.AnyAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Setup_WithAnotherToken_IsNotFound()
    {
        await using var desk = await WebDesk.StartEmptyAsync();
        using var browser = Browser(desk);
        var old = desk.Services.GetRequiredService<IDataProtectionProvider>().CreateProtector("ServiceDesk.InstallationSetup").Protect("1");
        foreach (var token in (string[])["x", old, "CfDJ8" + new string('A', 100)])
            Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync($"/installation/setup/{token}")).Status);
    }

    [Fact]
    public async Task Setup_IsShut_WhereThereIsATenant()
    {
        await using var desk = await WebDesk.StartAsync();
        using var browser = Browser(desk);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync(new Uri(desk.Services.GetRequiredService<SetupLinks>().New()).AbsolutePath)).Status);
    }

    private static Browser Browser(WebDesk desk)
    {
        var cookies = new CookieContainer();
        var client = desk.CreateDefaultClient(new Uri("http://localhost"), new CookieContainerHandler(cookies));
        client.DefaultRequestHeaders.Add("Accept", "text/html");
        return new Browser(client, cookies, new WebTenant(new TenantInfo(0, "acme", "", "en", "UTC", []), null!, null!, null!));
    }
}
