using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using ServiceDesk.Access;
using ServiceDesk.BrowserTests.Looks;
using ServiceDesk.Database;
using ServiceDesk.People;
using ServiceDesk.Testing;
using ServiceDesk.Tickets;
using static Microsoft.Playwright.Assertions;

namespace ServiceDesk.BrowserTests.SignIn;

/// <summary>
/// Single sign-on with a real provider: an administrator sets it up, a new colleague comes in with a role and goes out again,
/// and somebody without a role learns why not. Then the same pages in French on a telephone.
/// </summary>
public sealed class SingleSignOnTests(Chromium chromium)
{
    private static readonly string? Pictures = Environment.GetEnvironmentVariable("SERVICEDESK_SCREENSHOTS") is { Length: > 0 } folder ? folder : null;

    [Fact]
    public async Task AProvider_IsSetUp_SignsIn_GivesARole_AndSignsOut()
    {
        await using var provider = await IdentityProviderProcess.StartAsync();
        await using var desk = await BrowserDesk.StartAsync(settings: new() { ["SignIn:LoopbackProviders"] = "true" });
        var role = await AddRoleAsync(desk, "First line");
        await SetUpAsync(desk, provider);
        await provider.AddAccountAsync("nora", Claims("nora@alpha.test", "Nora New", "helpers"));
        await provider.AddAccountAsync("carl", Claims("carl@alpha.test", "Carl Cook", "kitchen"));

        await using (var context = await desk.VisitAsync(chromium.Browser, null))
        {
            var page = await context.NewPageAsync();
            await page.GotoAsync(desk.Url("staff/tickets"));
            await page.GetByRole(AriaRole.Link, new() { Name = "Sign in with Campus" }).ClickAsync();
            await EnterAsync(page, "nora");
            await page.WaitForURLAsync("**/alpha/staff/tickets");
            await Expect(page.Locator("h1").First).ToBeVisibleAsync();
            Assert.Equal([role], await RolesOfAsync(desk, "nora@alpha.test"));

            await page.Locator("details.menu:has(form[action$=sign-out]) summary").ClickAsync();
            await page.Locator(".menu-panel").GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
            await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "You are signed out." })).ToBeVisibleAsync();
            await LookAsync(page, "sso-signed-out-en");
            await page.GetByRole(AriaRole.Link, new() { Name = "Sign out at Campus" }).ClickAsync();
            await page.GetByRole(AriaRole.Button, new() { Name = "Yes, sign me out" }).ClickAsync();
            await page.WaitForURLAsync("**/alpha/sign-in*");
            await page.GotoAsync(desk.Url("staff/tickets"));
            await page.WaitForURLAsync("**/alpha/sign-in*");
        }

        await using var french = await desk.VisitAsync(chromium.Browser, null, new() { Locale = "fr-FR", ViewportSize = new() { Width = 390, Height = 844 }, ReducedMotion = ReducedMotion.Reduce });
        var telephone = await french.NewPageAsync();
        await telephone.GotoAsync(desk.Url("sign-in"));
        await LookAsync(telephone, "sso-sign-in-fr");
        await telephone.Locator(".sign-in-providers a").ClickAsync();
        await EnterAsync(telephone, "carl");
        await Expect(telephone.Locator(".error-page")).ToContainTextAsync("aucun des rôles");
        await LookAsync(telephone, "sso-refused-fr");
        Assert.False(await desk.InAsync(scope => scope.GetRequiredService<DeskDb>().People.AnyAsync(x => x.Address == "carl@alpha.test")));

        await using var chief = await desk.VisitAsync(chromium.Browser, desk.Administrator, new() { Locale = "fr-FR", ViewportSize = new() { Width = 390, Height = 844 }, ReducedMotion = ReducedMotion.Reduce });
        var settings = await chief.NewPageAsync();
        foreach (var path in new[] { "admin/single-sign-on", "admin/single-sign-on/1", "admin/single-sign-on/1/trial" })
        {
            await settings.GotoAsync(desk.Url(path));
            await LookAsync(settings, $"{path.Replace('/', '-')}-fr");
        }
    }

    // As an administrator does: the desk says which address to register, the provider says whether it fits.
    private async Task SetUpAsync(BrowserDesk desk, IdentityProviderProcess provider)
    {
        await using var context = await desk.VisitAsync(chromium.Browser, desk.Administrator);
        var page = await context.NewPageAsync();
        await page.GotoAsync(desk.Url("admin/single-sign-on"));
        await page.GetByRole(AriaRole.Link, new() { Name = "New provider" }).ClickAsync();
        await page.GetByLabel("Name on the button").FillAsync("Campus");
        await page.GetByLabel("Issuer address").FillAsync(provider.Issuer);
        await page.GetByLabel("Client id").FillAsync(IdentityProviderProcess.ClientId);
        await page.GetByLabel("Client secret").FillAsync(IdentityProviderProcess.ClientSecret);
        await page.GetByLabel("Scopes").FillAsync("openid profile email groups");
        await page.GetByLabel("Make people known who sign in for the first time").CheckAsync();
        await page.GetByLabel("Whoever signs in for the first time comes to work here").CheckAsync();
        await page.GetByLabel("Claim with roles or groups").FillAsync("groups");
        await page.GetByLabel("Value 1", new() { Exact = true }).FillAsync("helpers");
        await page.GetByLabel("Role for value 1").SelectOptionAsync(new SelectOptionValue { Label = "First line" });
        await page.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();
        await Expect(page.GetByText("The provider is saved.")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Campus" }).ClickAsync();
        await provider.RegisterAsync(desk.Url("sign-in"), await page.Locator(".notice code").InnerTextAsync());
        await page.GetByRole(AriaRole.Link, new() { Name = "Try it" }).ClickAsync();
        await Expect(page.GetByText("The provider answers, and what it says fits.")).ToBeVisibleAsync();
    }

    // The provider's own pages.
    private static async Task EnterAsync(IPage page, string subject)
    {
        await page.Locator("input[name=login]").FillAsync(subject);
        await page.Locator("input[name=password]").FillAsync("any");
        await page.Locator("button[type=submit]").ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Continue" }).ClickAsync();
    }

    private static async Task LookAsync(IPage page, string name)
    {
        if (Pictures is not null)
            await page.ScreenshotAsync(new() { Path = Path.Combine(Pictures, $"{name}.png"), FullPage = true });
        Assert.Empty(await PageEdges.WrongAsync(page));
    }

    private static Task<long> AddRoleAsync(BrowserDesk desk, string name) => desk.InAsync(async scope =>
    {
        var db = scope.GetRequiredService<DeskDb>();
        var role = new Role { TenantId = db.TenantId, Name = name, Scope = TicketScope.All };
        role.Hold([Right.Ticketing]);
        db.Add(role);
        await db.SaveChangesAsync();
        scope.GetRequiredService<CatalogCache>().Forget(db.TenantId);
        return role.Id;
    });

    private static Task<List<long>> RolesOfAsync(BrowserDesk desk, string address) =>
        desk.InAsync(scope => scope.GetRequiredService<DeskDb>().PersonRoles.Where(x => x.Person!.Address == address).Select(x => x.RoleId).ToListAsync());

    private static Dictionary<string, object> Claims(string address, string name, params string[] groups) =>
        new() { ["email"] = address, ["email_verified"] = true, ["name"] = name, ["groups"] = groups };
}
