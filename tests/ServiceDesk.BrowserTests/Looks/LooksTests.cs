using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace ServiceDesk.BrowserTests.Looks;

/// <summary>
/// Every page: nobody is shut out, nothing sticks out or is cut off, every word is the reader's, no script or style is refused.
/// Three visits share that: English light and dark (axe), French on a telephone (axe, what sticks out, words), Hebrew on a wide
/// screen (what sticks out, words, right to left). With <c>SERVICEDESK_SCREENSHOTS</c> each language is looked at in all four
/// ways and kept there as pictures.
/// </summary>
public sealed class LooksTests(Chromium chromium, LooksDesk looks) : IClassFixture<LooksDesk>
{
    private static readonly string? Pictures = Environment.GetEnvironmentVariable("SERVICEDESK_SCREENSHOTS") is { Length: > 0 } folder ? folder : null;

    private static readonly AxeRunOptions Rules = new()
    {
        RunOnly = new() { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] },
    };

    private static readonly string[] Languages = Pictures is null ? ["en", "fr", "he"] : ["en", "fr", "de", "he"];

    /// <summary>Each carries its name as a trait: <c>-trait look=admin-rules</c> looks at that page alone.</summary>
    public static IReadOnlyList<TheoryDataRow<string, string>> Pages { get; } =
        [.. Look.All.SelectMany(_ => Languages, (look, language) => new TheoryDataRow<string, string>(look.Name, language).WithTrait("look", look.Name).WithTrait("language", language))];

    [Theory, MemberData(nameof(Pages))]
    public async Task Page(string name, string language)
    {
        var look = Look.All.Single(x => x.Name == name);
        var ways = Pictures is null ? Way.Of(language) : Way.All;
        await using var context = await looks.Desk.VisitAsync(chromium.Browser, ViewerOf(look), new()
        {
            Locale = language == "en" ? "en-GB" : language,
            ColorScheme = ColorScheme.Light,
            ReducedMotion = ReducedMotion.Reduce,
            ViewportSize = new() { Width = ways[0].Width, Height = ways[0].Height },
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
        if (look.Opens is { } opens)
        {
            await page.SetViewportSizeAsync(Way.All.Max(x => x.Width), 900);
            await page.Locator(opens.Click).ClickAsync();
            await page.Locator(opens.Shows).WaitForAsync();
        }
        if (look.Keys is { } keys)
        {
            await page.Keyboard.PressAsync(keys.Key);
            await page.Locator(keys.Shows).First.WaitForAsync();
        }
        await page.WaitForFunctionAsync("() => [...document.querySelectorAll('textarea[data-editor]')].every(x => x.hidden)");
        Assert.Equal((language, language == "he" ? "rtl" : "ltr"), (await page.Locator("html").GetAttributeAsync("lang"), await page.Locator("html").GetAttributeAsync("dir")));
        if (language != "en")
            problems.AddRange((await PageWords.UntranslatedAsync(page, language)).Select(x => $"not translated: {x}"));
        foreach (var way in ways)
            await LookAsync(page, look, way, language, problems);

        Assert.True(problems.Count == 0, string.Join("\n", problems));
    }

    private static async Task LookAsync(IPage page, Look look, Way way, string language, List<string> problems)
    {
        var kind = $"{language}-{way.Name}";
        await page.EmulateMediaAsync(new() { ColorScheme = way.IsDark ? ColorScheme.Dark : ColorScheme.Light });
        await page.SetViewportSizeAsync(way.Width, way.Height);
        await page.WaitForFunctionAsync("dark => (document.documentElement.dataset.bsTheme === 'dark') === dark", way.IsDark);
        await page.WaitForFunctionAsync("() => document.getAnimations().every(x => x.playState !== 'running')");
        if (Pictures is not null)
            await page.ScreenshotAsync(new() { Path = Path.Combine(Pictures, $"{look.Name}-{kind}.png"), FullPage = true });
        // Scripts are off in the frames of mails: what looks into them would wait for ever.
        await page.EvaluateAsync("() => document.querySelectorAll('iframe[sandbox]').forEach(x => x.remove())");
        problems.AddRange((await PageEdges.WrongAsync(page)).Select(x => $"{kind}: {x}"));
        if (!way.HasAxe(language))
            return;
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
