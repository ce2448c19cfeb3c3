using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ServiceDesk.BrowserTests.SignIn;

/// <summary>A passkey is made and used with Chromium's own authenticator, which stands for a telephone or a laptop's reader.</summary>
public sealed class PasskeyTests(Chromium chromium)
{
    [Fact]
    public async Task APasskey_IsAdded_SignsIn_AndIsRemoved()
    {
        await using var desk = await BrowserDesk.StartAsync();
        await using var context = await chromium.Browser.NewContextAsync(new() { Locale = "en-GB" });
        var page = await context.NewPageAsync();
        var devtools = await context.NewCDPSessionAsync(page);
        await devtools.SendAsync("WebAuthn.enable");
        var options = new Dictionary<string, object>
        {
            ["protocol"] = "ctap2", ["transport"] = "internal", ["hasResidentKey"] = true, ["hasUserVerification"] = true,
            ["isUserVerified"] = true, ["automaticPresenceSimulation"] = true,
        };
        await devtools.SendAsync("WebAuthn.addVirtualAuthenticator", new() { ["options"] = options });

        // A number is no name that a passkey could be for.
        string Url(string path) => desk.Url(path).Replace("127.0.0.1", "localhost", StringComparison.Ordinal);
        await page.GotoAsync(Url("sign-in"));
        await page.GetByLabel("Mail address").FillAsync(desk.Agent.Address);
        await page.GetByLabel("Password").FillAsync(BrowserDesk.Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true }).ClickAsync();
        await page.WaitForURLAsync("**/staff");
        await page.GotoAsync(Url("profile"));
        await page.GetByLabel("Name of the passkey").FillAsync("My laptop");
        await page.GetByRole(AriaRole.Button, new() { Name = "Add a passkey" }).ClickAsync();
        await Expect(page.Locator(".notice")).ToHaveTextAsync("The passkey is added: you can sign in with it now.");
        await Expect(page.Locator("#passkeys li")).ToContainTextAsync("My laptop");

        await page.Locator("details.menu summary").Last.ClickAsync();
        await page.Locator(".menu-panel").GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
        await page.WaitForURLAsync("**/sign-in");
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in with a passkey" }).ClickAsync();
        await page.WaitForURLAsync("**/staff");

        await page.GotoAsync(Url("profile"));
        await page.GetByRole(AriaRole.Button, new() { Name = "Remove the passkey My laptop" }).ClickAsync();
        await Expect(page.Locator("#passkeys li")).ToHaveCountAsync(0);
        await page.Locator("details.menu summary").Last.ClickAsync();
        await page.Locator(".menu-panel").GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in with a passkey" }).ClickAsync();
        await Expect(page.Locator(".notice[data-kind=problem]")).ToHaveTextAsync("This passkey does not fit any account here.");
    }
}
