using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using ServiceDesk.Branding;
using static Microsoft.Playwright.Assertions;

namespace ServiceDesk.BrowserTests.Branding;

/// <summary>An administrator gives the desk a colour that nobody could read; requesters read it all the same, in both themes.</summary>
public sealed class BrandedPortalTests(Chromium chromium)
{
    private static readonly string[] Pages = ["", "requests/new", "sign-in", "articles"];

    private static readonly AxeRunOptions Rules = new()
    {
        RunOnly = new() { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] },
    };

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task TheDeskIsGivenAColour_AndStaysReadable(ColorScheme scheme)
    {
        await using var desk = await BrowserDesk.StartAsync();
        await desk.OpenTicketAsync("The printer smokes", "It smokes since this morning.");
        await using var administrators = await desk.VisitAsync(chromium.Browser, desk.Administrator);
        var settings = await administrators.NewPageAsync();
        await settings.GotoAsync(desk.Url("admin/branding"));
        await settings.Locator("[name='Form.HasColour'][type=checkbox]").CheckAsync();
        await settings.Locator("[name='Form.Colour']").FillAsync("#ffe600");
        await settings.Locator("[name='Form.Welcome']").FillAsync("Write us.\n\nBy night: https://example.test/night");
        await settings.Locator("main .btn-primary").ClickAsync();
        await Expect(settings.Locator(".brand-swatch")).ToHaveCountAsync(2);

        var accent = AccentColour.Parse("#ffe600")!;
        await using var requesters = await desk.VisitAsync(chromium.Browser, desk.Requester, new() { Locale = "en-GB", ColorScheme = scheme, ReducedMotion = ReducedMotion.Reduce });
        await using var strangers = await desk.VisitAsync(chromium.Browser, null, new() { Locale = "en-GB", ColorScheme = scheme, ReducedMotion = ReducedMotion.Reduce });
        foreach (var path in Pages)
        {
            var page = await (path == "sign-in" ? strangers : requesters).NewPageAsync();
            await page.GotoAsync(desk.Url(path));
            Assert.Equal(scheme == ColorScheme.Dark ? accent.OnDark : accent.OnLight, await page.EvaluateAsync<string>(
                """
                () => {
                  const probe = document.body.appendChild(document.createElement('i'));
                  probe.style.color = 'var(--tblr-primary)';
                  const parts = getComputedStyle(probe).color.match(/\d+/g).map(Number);
                  probe.remove();
                  return '#' + parts.map((x) => x.toString(16).padStart(2, '0')).join('');
                }
                """));
            var result = await page.RunAxe(Rules);
            Assert.True(result.Violations.Length == 0, $"{path}: {string.Join("; ", result.Violations.SelectMany(x => x.Nodes.Select(node => $"{x.Id} {node.Html}")))}");
            await page.CloseAsync();
        }
    }

    [Fact]
    public async Task WhoGoesFromThePortalToTheDesk_LeavesItsColoursBehind()
    {
        await using var desk = await BrowserDesk.StartAsync();
        await using var administrators = await desk.VisitAsync(chromium.Browser, desk.Administrator);
        var page = await administrators.NewPageAsync();
        await page.GotoAsync(desk.Url("admin/branding"));
        await page.Locator("[name='Form.HasColour'][type=checkbox]").CheckAsync();
        await page.Locator("[name='Form.Colour']").FillAsync("#aa0033");
        await page.Locator("main .btn-primary").ClickAsync();
        await Expect(page.Locator(".brand-swatch")).ToHaveCountAsync(2);
        await page.GotoAsync(desk.Url());
        var sheet = page.Locator("link[href*='/branding/colours/']");
        await Expect(sheet).ToHaveCountAsync(1);
        await page.EvaluateAsync("address => Turbo.visit(address)", desk.Url("staff/tickets"));
        await page.WaitForURLAsync(desk.Url("staff/tickets"));
        await Expect(sheet).ToHaveCountAsync(0);
    }
}
