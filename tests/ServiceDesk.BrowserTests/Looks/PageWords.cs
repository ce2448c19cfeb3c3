using System.Collections;
using System.Resources;
using Microsoft.Playwright;
using ServiceDesk.Web;

namespace ServiceDesk.BrowserTests.Looks;

/// <summary>The words of a page that are still English: a text of it is a key whose translation reads otherwise.</summary>
internal static class PageWords
{
    /// <summary>What people wrote, and what stands there to be typed or read letter for letter.</summary>
    private const string NotOurs = "script, style, code, pre, textarea, option[lang], bdi, [dir=auto], .message-body, .tag, .cell-main";

    private const string Look = """
        notOurs => {
          const found = new Set();
          const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
          for (let node; (node = walker.nextNode());) if (!node.parentElement.closest(notOurs)) found.add(node.data.trim().replace(/\s+/g, ' '));
          for (const x of document.querySelectorAll('[aria-label], [title], [placeholder]'))
            if (!x.closest(notOurs)) for (const at of ['aria-label', 'title', 'placeholder']) if (x.hasAttribute(at)) found.add(x.getAttribute(at).trim());
          return [...found].filter(x => x !== '');
        }
        """;

    public static async Task<IReadOnlyList<string>> UntranslatedAsync(IPage page, string language)
    {
        var texts = new ResourceManager("ServiceDesk.Web.Resources.Texts", typeof(Texts).Assembly).GetResourceSet(new(language), true, tryParents: false)
            ?? throw new InvalidOperationException($"There are no texts of {language} beside the application; build it.");
        var shown = await page.EvaluateAsync<string[]>(Look, NotOurs);
        // A word may be right in both: queues are “Files” in French.
        var ours = texts.Cast<DictionaryEntry>().Select(x => (string)x.Value!).ToHashSet(StringComparer.Ordinal);
        return [.. shown.Where(x => texts.GetString(x) is { } translated && translated != x && !ours.Contains(x))];
    }
}
