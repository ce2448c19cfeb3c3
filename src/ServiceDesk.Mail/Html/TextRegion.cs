namespace ServiceDesk.Mail.Html;

/// <summary>What a marked element of a mail program holds.</summary>
internal enum TextRegionKind
{
    /// <summary>The mail that is answered, or its header line.</summary>
    Quote,

    /// <summary>A header line and quoted lines, between which there may be answers.</summary>
    QuoteWithAnswers,

    /// <summary>The writer's signature.</summary>
    Signature,

    /// <summary>An element after which nothing but the answered mail follows.</summary>
    QuoteToEnd,
}

/// <summary>Where a marked element's text stands: whole lines from Start up to End.</summary>
internal readonly record struct TextRegion(TextRegionKind Kind, int Start, int End);
