namespace ServiceDesk.Mail.Html;

/// <summary>How <see cref="HtmlSanitizer"/> treats what may be wanted or not, and how much it takes in.</summary>
public sealed record SanitizeOptions
{
    /// <summary>Lets images from the web through. Otherwise their address moves to <c>data-remote-src</c>.</summary>
    public bool AllowRemoteImages { get; init; }

    /// <summary>
    /// Gives the address under which the part with that Content-ID (without angle brackets) is served, or null when the
    /// mail has no such part. The address is trusted. Without it, images of the mail itself show their alternative text.
    /// </summary>
    public Func<string, string?>? ResolveContentId { get; init; }

    /// <summary>
    /// Keeps <c>style</c> elements, reduced to harmless rules. Only for HTML that is shown in a document of its own:
    /// its rules reach everything in the document.
    /// </summary>
    public bool KeepStyleElements { get; init; } = true;

    /// <summary>Characters of HTML, at least 1; above, its plain text is shown instead, and of that no more than these.</summary>
    public int MaxLength { get; init; } = 4_000_000;

    /// <summary>Elements within elements; above, the plain text is shown instead.</summary>
    public int MaxDepth { get; init; } = 200;

    /// <summary>Tags in all; above, the plain text is shown instead.</summary>
    public int MaxTags { get; init; } = 100_000;
}
