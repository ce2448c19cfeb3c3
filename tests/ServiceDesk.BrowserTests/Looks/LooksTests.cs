using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace ServiceDesk.BrowserTests.Looks;

/// <summary>
/// Every page, in both languages, light and dark, wide and on a telephone: nobody is shut out, nothing sticks out, no script or
/// style is refused. With <c>SERVICEDESK_SCREENSHOTS</c> each is also kept there as a picture.
/// </summary>
public sealed class LooksTests(Chromium chromium, LooksDesk looks) : IClassFixture<LooksDesk>
{
    private static readonly string? Pictures = Environment.GetEnvironmentVariable("SERVICEDESK_SCREENSHOTS") is { Length: > 0 } folder ? folder : null;

    private static readonly AxeRunOptions Rules = new()
    {
        RunOnly = new() { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] },
    };

    /// <summary>Each carries its name as a trait: <c>-trait look=admin-rules</c> looks at that page alone.</summary>
    public static IReadOnlyList<TheoryDataRow<string, string>> Pages { get; } =
        [.. Look.All.SelectMany(_ => new[] { "en", "fr" }, (look, language) => new TheoryDataRow<string, string>(look.Name, language).WithTrait("look", look.Name))];

    [Theory, MemberData(nameof(Pages))]
    public async Task Page(string name, string language)
    {
        var look = Look.All.Single(x => x.Name == name);
        await using var context = await looks.Desk.VisitAsync(chromium.Browser, ViewerOf(look), new()
        {
            Locale = language == "fr" ? "fr-FR" : "en-GB",
            ColorScheme = ColorScheme.Light,
            ReducedMotion = ReducedMotion.Reduce,
            ViewportSize = new() { Width = 1280, Height = 900 },
        });
        var page = await context.NewPageAsync();
        var problems = new List<string>();
        page.PageError += (_, error) => problems.Add($"script: {error}");
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
                problems.Add($"console: {message.Text}");
        };

        var response = await page.GotoAsync(looks.Desk.Url(looks.PathOf(look)), new() { WaitUntil = WaitUntilState.Load });
        Assert.Equal(200, response!.Status);
        if (look.Press is { } button)
        {
            await page.Locator(button).ClickAsync();
            await page.WaitForURLAsync(url => url != response.Url);
        }
        await page.WaitForFunctionAsync("() => [...document.querySelectorAll('textarea[data-editor]')].every(x => x.hidden)");
        Assert.Equal(language, await page.Locator("html").GetAttributeAsync("lang"));
        await LookAsync(page, look, $"{language}-light", problems);

        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        await page.WaitForFunctionAsync("() => document.documentElement.dataset.bsTheme === 'dark'");
        await LookAsync(page, look, $"{language}-dark", problems);

        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
        await page.SetViewportSizeAsync(390, 844);
        await LookAsync(page, look, $"{language}-narrow", problems);
        var width = await page.EvaluateAsync<int>("() => document.scrollingElement.scrollWidth");
        if (width > 390)
            problems.Add($"narrow: the page is {width} px wide because of {await page.EvaluateAsync<string>(WhatSticksOut)}");

        Assert.True(problems.Count == 0, string.Join("\n", problems));
    }

    private const string WhatSticksOut =
        "() => [...document.querySelectorAll('body *')].filter(x => x.getBoundingClientRect().right > innerWidth + 0.5)"
        + ".slice(0, 8).map(x => x.tagName.toLowerCase() + '.' + x.className).join(', ')";

    private static async Task LookAsync(IPage page, Look look, string kind, List<string> problems)
    {
        await page.WaitForFunctionAsync("() => document.getAnimations().every(x => x.playState !== 'running')");
        if (Pictures is not null)
            await page.ScreenshotAsync(new() { Path = Path.Combine(Pictures, $"{look.Name}-{kind}.png"), FullPage = true });
        // Scripts are off in the frames of mails: what looks into them would wait for ever.
        await page.EvaluateAsync("() => document.querySelectorAll('iframe[sandbox]').forEach(x => x.remove())");
        var result = await page.RunAxe(Rules);
        problems.AddRange(
            from violation in result.Violations
            from node in violation.Nodes
            select $"{kind}: {violation.Id}: {node.Target} {node.Html} {string.Join(" ", node.Any.Select(x => x.Message))}");
    }

    private DeskPerson? ViewerOf(Look look) => look.Viewer switch
    {
        Viewer.Requester => looks.Desk.Requester,
        Viewer.Agent => looks.Desk.Agent,
        Viewer.Administrator => looks.Desk.Administrator,
        _ => null,
    };
}
