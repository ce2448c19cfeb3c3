using Markdig;
using Markdig.Syntax;
using ServiceDesk.Mail.Html;

namespace ServiceDesk.Articles;

/// <summary>
/// Shows Markdown (CommonMark with tables, bare links and struck-out text). HTML in it is shown as it was typed; what comes out is
/// sanitised as a mail is, so links lead to the web, to an address or a telephone alone, and pictures of other servers stay away.
/// </summary>
public static class ArticleText
{
    private static readonly MarkdownPipeline Pipeline =
        new MarkdownPipelineBuilder().DisableHtml().UsePipeTables().UseAutoLinks().UseEmphasisExtras().Build();

    /// <summary>Gives HTML whose headings begin with <c>h2</c>: the page's own stands above.</summary>
    public static string ToHtml(string markdown)
    {
        var document = Markdown.Parse(markdown, Pipeline);
        foreach (var heading in document.Descendants<HeadingBlock>())
            heading.Level = Math.Min(heading.Level + 1, 6);
        return HtmlSanitizer.Sanitize(document.ToHtml(Pipeline), new() { KeepStyleElements = false }).Html;
    }

    /// <summary>The first words, for a list.</summary>
    /// <param name="most">Characters.</param>
    public static string Beginning(string markdown, int most)
    {
        var text = string.Join(' ', Markdown.ToPlainText(markdown, Pipeline).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (text.Length <= most)
            return text;
        var end = text.LastIndexOf(' ', most);
        return string.Concat(text.AsSpan(0, end > 0 ? end : char.IsHighSurrogate(text[most - 1]) ? most - 1 : most), "…");
    }
}
