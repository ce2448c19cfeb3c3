using System.Collections.Frozen;
using ServiceDesk.Mail.Html;

namespace ServiceDesk.Mail.Replies;

/// <summary>The ids and classes by which mail programs mark quotations and signatures in the HTML they write.</summary>
internal static class MailProgramMarks
{
    private static readonly FrozenDictionary<string, TextRegionKind> Names = new Dictionary<string, TextRegionKind>
    {
        // Gmail
        ["gmail_quote"] = TextRegionKind.QuoteWithAnswers,
        ["gmail_attr"] = TextRegionKind.Quote,
        ["gmail_signature"] = TextRegionKind.Signature,
        // Outlook: Windows, web, mobile, Mac
        ["divrplyfwdmsg"] = TextRegionKind.QuoteToEnd,
        ["x_divrplyfwdmsg"] = TextRegionKind.QuoteToEnd,
        ["appendonsend"] = TextRegionKind.QuoteToEnd,
        ["x_appendonsend"] = TextRegionKind.QuoteToEnd,
        ["olk_src_body_section"] = TextRegionKind.QuoteToEnd,
        ["outlookmessageheader"] = TextRegionKind.QuoteToEnd,
        ["mail-editor-reference-message-container"] = TextRegionKind.QuoteToEnd,
        ["ms-outlook-mobile-reference-message"] = TextRegionKind.QuoteToEnd,
        ["ms-outlook-mobile-signature"] = TextRegionKind.Signature,
        ["signature"] = TextRegionKind.Signature,
        // Thunderbird
        ["moz-cite-prefix"] = TextRegionKind.Quote,
        ["moz-forward-container"] = TextRegionKind.Quote,
        ["moz-signature"] = TextRegionKind.Signature,
        // Apple Mail
        ["applemailsignature"] = TextRegionKind.Signature,
        // Yahoo
        ["yahoo_quoted"] = TextRegionKind.Quote,
        ["ymail_android_signature"] = TextRegionKind.Signature,
        // ProtonMail
        ["protonmail_quote"] = TextRegionKind.QuoteWithAnswers,
        ["protonmail_signature_block"] = TextRegionKind.Signature,
        // Roundcube, Zoho, Zimbra, Tutanota, Front
        ["reply-intro"] = TextRegionKind.Quote,
        ["zmail_extra"] = TextRegionKind.QuoteWithAnswers,
        ["zwchr"] = TextRegionKind.QuoteToEnd,
        ["tutanota_quote"] = TextRegionKind.QuoteWithAnswers,
        ["front-blockquote"] = TextRegionKind.Quote,
    }.ToFrozenDictionary();

    /// <summary>What the element holds, or null when nothing marks it.</summary>
    public static TextRegionKind? Of(HtmlTokenizer tag)
    {
        if (tag.Attributes.Count == 0) return null;
        // A quotation proper is written with "> ", which the rules for text understand.
        if (tag.Name == "blockquote") return null;
        if (tag.Attribute("data-marker") == "__HEADERS__") return TextRegionKind.QuoteToEnd;
        if (tag.Attribute("id") is { } id && Named(id) is { } byId) return byId;
        if (tag.Attribute("class") is { Length: < 500 } classes)
            foreach (var name in classes.Split(' ', StringSplitOptions.RemoveEmptyEntries))
                if (Named(name) is { } byClass) return byClass;
        return tag.Name == "div" && IsOutlookRule(tag.Attribute("style")) ? TextRegionKind.QuoteToEnd : null;
    }

    private static TextRegionKind? Named(string name)
    {
        // Yahoo puts a number after its name.
        if (name.StartsWith("yahoo_quoted", StringComparison.Ordinal)) return TextRegionKind.Quote;
        return name.Length < 60 && Names.TryGetValue(name.ToLowerInvariant(), out var kind) ? kind : null;
    }

    /// <summary>Outlook for Windows marks the header block by nothing but the grey line above it.</summary>
    private static bool IsOutlookRule(string? style)
    {
        if (style is null || style.Length > 500) return false;
        var folded = style.Replace(" ", "", StringComparison.Ordinal);
        return folded.Contains("border:none", StringComparison.OrdinalIgnoreCase)
            && (folded.Contains("border-top:solid#E1E1E11.0pt", StringComparison.OrdinalIgnoreCase)
                || folded.Contains("border-top:solid#B5C4DF1.0pt", StringComparison.OrdinalIgnoreCase));
    }
}
