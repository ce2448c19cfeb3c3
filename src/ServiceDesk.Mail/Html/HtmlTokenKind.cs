namespace ServiceDesk.Mail.Html;

/// <summary>What an <see cref="HtmlTokenizer"/> stands on.</summary>
internal enum HtmlTokenKind
{
    /// <summary>Characters, references resolved.</summary>
    Text,

    /// <summary>The content of an element that holds no markup (script, style, textarea, …); Name tells which.</summary>
    RawText,

    StartTag,
    EndTag,
}
