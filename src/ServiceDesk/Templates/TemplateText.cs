using System.Net;
using System.Text;
using ServiceDesk.Mail.Html;

namespace ServiceDesk.Templates;

/// <summary>A piece of a mail as text and as HTML.</summary>
public sealed record RenderedText(string Text, string Html);

/// <summary>What placeholders stand for in one mail.</summary>
/// <param name="Words">Single words and lines, by placeholder. They are data: line ends go, and nothing in them becomes markup.</param>
/// <param name="Blocks">Several lines, by placeholder; their HTML is safe already.</param>
public sealed record TemplateValues(IReadOnlyDictionary<string, string> Words, IReadOnlyDictionary<string, RenderedText> Blocks);

/// <summary>
/// Words with placeholders, and nothing else: no conditions, no loops, no markup. Blank lines part paragraphs, addresses of the web
/// become links, all else is escaped.
/// </summary>
public sealed class TemplateText
{
    // Values are put in after the words around them were made HTML; until then a character that no text has stands for each.
    private const char FirstMark = '\uFDD0';
    private const char LastMark = '\uFDEF';
    private const int LongestName = 40;

    private readonly IReadOnlyList<IReadOnlyList<TemplatePiece>> lines;

    private TemplateText(IReadOnlyList<IReadOnlyList<TemplatePiece>> lines) => this.lines = lines;

    /// <summary>Takes any text; what is wrong with it is told by <see cref="Check"/>.</summary>
    public static TemplateText Parse(string source)
    {
        ArgumentNullException.ThrowIfNull(source);
        return new([.. source.ReplaceLineEndings("\n").TrimEnd().Split('\n').Select(ParseLine)]);
    }

    public bool Holds(string placeholder) => lines.Any(line => line.Any(x => x.Name == placeholder));

    /// <param name="known">The placeholders that may stand in it.</param>
    public IEnumerable<TemplateProblem> Check(IReadOnlyList<string> known)
    {
        foreach (var line in lines)
            foreach (var piece in line)
                if (piece.IsOpen)
                    yield return new(TemplateFault.Open, Shortened(piece.Text), known);
                else if (piece.Name is { } name && !known.Contains(name))
                    yield return new(TemplateFault.Unknown, Shortened(name), known);
                else if (piece.Name is { } block && Placeholder.IsBlock(block) && BlockOf(line) is null)
                    yield return new(TemplateFault.NotAlone, block, known);
    }

    /// <summary>On one line, as plain text; for subjects.</summary>
    public string RenderLine(TemplateValues values)
    {
        ArgumentNullException.ThrowIfNull(values);
        return OneLine(string.Join(' ', lines.Select(line => string.Concat(line.Select(x => WordOf(x, values))))));
    }

    public RenderedText Render(TemplateValues values)
    {
        ArgumentNullException.ThrowIfNull(values);
        var (text, html, waiting) = (new StringBuilder(), new StringBuilder(), new StringBuilder());
        var names = values.Words.Keys.ToList();
        var wasNothing = false;
        foreach (var line in lines)
        {
            // What stands for nothing takes the blank line behind it along.
            if (wasNothing && line.Count == 0)
            {
                wasNothing = false;
                continue;
            }
            wasNothing = false;
            if (BlockOf(line) is { } name && values.Blocks.TryGetValue(name, out var block))
            {
                html.Append(HtmlOf(waiting, names, values)).Append(block.Html);
                waiting.Clear();
                wasNothing = block.Text.Length == 0;
                if (wasNothing)
                    continue;
                text.Append(block.Text.TrimEnd()).Append('\n');
                continue;
            }
            text.AppendJoin("", line.Select(x => WordOf(x, values))).Append('\n');
            waiting.AppendJoin("", line.Select(x => MarkOf(x, names, values))).Append('\n');
        }
        return new(text.ToString(), html.Append(HtmlOf(waiting, names, values)).ToString());
    }

    // The desk's own link is put in at once: it is to become one.
    private static string MarkOf(TemplatePiece piece, List<string> names, TemplateValues values) =>
        piece.Name is not null and not Placeholder.Link && names.IndexOf(piece.Name) is >= 0 and var at && FirstMark + at <= LastMark
            ? ((char)(FirstMark + at)).ToString()
            : WordOf(piece, values);

    private static string HtmlOf(StringBuilder waiting, List<string> names, TemplateValues values)
    {
        var html = new StringBuilder();
        foreach (var c in PlainTextHtml.FromText(waiting.ToString()))
            if (c is >= FirstMark and <= LastMark)
                html.Append(c - FirstMark < names.Count ? WebUtility.HtmlEncode(OneLine(values.Words[names[c - FirstMark]])) : "");
            else
                html.Append(c);
        return html.ToString();
    }

    // A placeholder without a value stays as it was written: it is seen, and nothing is lost.
    private static string WordOf(TemplatePiece piece, TemplateValues values) =>
        piece.Name is { } name && values.Words.TryGetValue(name, out var value) ? OneLine(value) : piece.Text;

    private static string? BlockOf(IReadOnlyList<TemplatePiece> line) =>
        line.Where(x => x.Name is not null || !string.IsNullOrWhiteSpace(x.Text)).ToList() is [{ Name: { } name }] && Placeholder.IsBlock(name) ? name : null;

    private static List<TemplatePiece> ParseLine(string written)
    {
        var line = string.Concat(written.Where(x => x is '\t' || (!char.IsControl(x) && x is not (>= FirstMark and <= LastMark))));
        var pieces = new List<TemplatePiece>();
        for (var at = 0; at < line.Length;)
        {
            var open = line.IndexOf("{{", at, StringComparison.Ordinal);
            var close = open < 0 ? -1 : line.IndexOf("}}", open, StringComparison.Ordinal);
            if (open != at)
                pieces.Add(new(open < 0 ? line[at..] : line[at..open], null));
            if (open >= 0)
                pieces.Add(close < 0 ? new(line[open..], null, IsOpen: true) : new(line[open..(close + 2)], line[(open + 2)..close].Trim().ToLowerInvariant()));
            at = open < 0 || close < 0 ? line.Length : close + 2;
        }
        return pieces;
    }

    private static string OneLine(string value) => string.Concat(value.Select(x => char.IsControl(x) || x is '\u2028' or '\u2029' ? ' ' : x)).Trim();

    private static string Shortened(string name) => name.Length <= LongestName ? name : string.Concat(name.AsSpan(0, LongestName), "…");
}

/// <param name="Text">As it was written.</param>
/// <param name="Name">Of a placeholder, in lower case; null for words.</param>
/// <param name="IsOpen">Two braces that nothing closes.</param>
internal sealed record TemplatePiece(string Text, string? Name, bool IsOpen = false);
