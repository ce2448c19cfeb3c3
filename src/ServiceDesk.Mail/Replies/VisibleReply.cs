using ServiceDesk.Mail.Html;

namespace ServiceDesk.Mail.Replies;

/// <summary>
/// A mail parted into what its writer says and what merely comes with it. <see cref="Text"/> followed by the
/// <see cref="Folded"/> parts in their order is the whole mail (line ends as \n), apart from white space at its edges.
/// What stands above words of the writer stays visible with them, so answers between the lines keep their questions.
/// </summary>
/// <param name="Text">
/// What is to be shown. Empty when nothing of the writer's own was found: then the folded parts are to be shown open.
/// </param>
/// <param name="Folded">The rest.</param>
public sealed record VisibleReply(string Text, IReadOnlyList<FoldedPart> Folded)
{
    /// <summary>The line that the desk writes above its mails: all from there on is folded.</summary>
    public const string MarkerLine = "##- Please type your reply above this line -##";

    /// <summary>Parts a plain text. Linear time; never throws on the content.</summary>
    /// <param name="text">The text, with line ends of any kind.</param>
    /// <param name="markers">What <see cref="MarkerLine"/> says in other languages.</param>
    public static VisibleReply FromText(string text, params IReadOnlyCollection<string> markers)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(markers);
        return Part(new ReplyLines(text), [], markers);
    }

    /// <summary>
    /// Parts the plain text of HTML, by the marks that Outlook, Gmail, Apple Mail, Thunderbird, Yahoo, ProtonMail and
    /// others leave in it, and by the rules for text. Linear time; never throws on the content.
    /// </summary>
    /// <param name="html">The HTML as it came, not sanitised: the marks are ids and classes.</param>
    /// <param name="markers">What <see cref="MarkerLine"/> says in other languages.</param>
    public static VisibleReply FromHtml(string html, params IReadOnlyCollection<string> markers)
    {
        ArgumentNullException.ThrowIfNull(html);
        ArgumentNullException.ThrowIfNull(markers);
        var renderer = new HtmlTextRenderer(MailProgramMarks.Of);
        var text = renderer.Render(new HtmlTokenizer(html));
        return Part(new ReplyLines(text), renderer.Regions, markers);
    }

    private static VisibleReply Part(ReplyLines lines, IReadOnlyList<TextRegion> regions, IReadOnlyCollection<string> markers)
    {
        var kinds = new LineClassifier(lines, [MarkerLine, .. markers]).Classify(regions);
        var last = Array.LastIndexOf(kinds, LineKind.Text);
        // A mail that was passed on without a word is itself what the writer has to say.
        if (last < 0 && Array.Find(kinds, k => k != LineKind.Blank) == LineKind.Forwarded) return new(lines.Text.Trim(), []);

        var visible = last < 0 ? "" : lines.Text[..lines.End(last)].Trim();
        var from = visible.Length == 0 ? 0 : lines.Text[..lines.End(last)].TrimEnd().Length;
        var folded = new List<FoldedPart>();
        var kind = LineKind.Blank;
        for (var i = last + 1; i < lines.Count; i++)
        {
            if (kinds[i] == LineKind.Blank || kinds[i] == kind) continue;
            if (kind != LineKind.Blank)
            {
                folded.Add(new(FoldedKindOf(kind), lines.Text[from..lines.Start(i)]));
                from = lines.Start(i);
            }
            kind = kinds[i];
        }
        if (kind != LineKind.Blank) folded.Add(new(FoldedKindOf(kind), lines.Text[from..]));
        return new(visible, folded);
    }

    private static FoldedKind FoldedKindOf(LineKind kind) => kind switch
    {
        LineKind.Forwarded => FoldedKind.Forwarded,
        LineKind.Signature => FoldedKind.Signature,
        _ => FoldedKind.Quote,
    };
}
