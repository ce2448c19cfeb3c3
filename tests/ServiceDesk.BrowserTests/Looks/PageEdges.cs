using Microsoft.Playwright;

namespace ServiceDesk.BrowserTests.Looks;

/// <summary>What sticks out of a page, or is cut off at an edge of its own.</summary>
internal static class PageEdges
{
    /// <summary>
    /// What may be cut off: the lists show one line of a text whose whole stands on the page that the line opens, and what is
    /// kept for screen readers is a point on the screen.
    /// </summary>
    private const string MayBeCut =
        ".visually-hidden, .row-preview, .list .cell-main, .list .cell-main *, .list td, .list td *, .inbox-subject, .inbox-line bdi, .topbar-brand span, .attachments *, .tag";

    private const string Look = """
        mayBeCut => {
          const found = [];
          const name = x => x.tagName.toLowerCase() + '.' + (x.getAttribute('class') ?? '').replaceAll(' ', '.');
          const width = document.documentElement.clientWidth;
          const all = [...document.querySelectorAll('body *')];
          if (document.scrollingElement.scrollWidth > width) {
            const out = all.filter(x => { const box = x.getBoundingClientRect(); return box.width > 0 && (box.right > width + 0.5 || box.left < -0.5); });
            found.push(`the page is ${document.scrollingElement.scrollWidth} px wide because of ${out.slice(0, 8).map(name).join(', ')}`);
          }
          for (const x of all) {
            if (x.clientWidth <= 1 || x.scrollWidth <= x.clientWidth + 1 || x.matches(mayBeCut) || x.matches('input, textarea, select, svg, svg *')) continue;
            const style = getComputedStyle(x);
            if (!['hidden', 'clip'].includes(style.overflowX) || style.visibility === 'hidden') continue;
            const says = [...x.childNodes].some(n => n.nodeType === Node.TEXT_NODE && n.data.trim() !== '') || style.textOverflow === 'ellipsis';
            if (says) found.push(`${name(x)} is cut off (${x.scrollWidth} px in ${x.clientWidth}): ${x.textContent.trim().slice(0, 60)}`);
          }
          return found;
        }
        """;

    public static Task<string[]> WrongAsync(IPage page) => page.EvaluateAsync<string[]>(Look, MayBeCut);
}
