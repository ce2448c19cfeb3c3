namespace ServiceDesk.Tickets;

/// <summary>A file that comes with a message.</summary>
/// <param name="Open">Its bytes from the beginning; whoever reads them disposes of the stream.</param>
public sealed record NewFile(string Name, string ContentType, Func<Stream> Open, string? ContentId = null, bool IsInline = false)
{
    public NewFile(string name, string contentType, byte[] content, string? contentId = null, bool isInline = false)
        : this(name, contentType, () => new MemoryStream(content, writable: false), contentId, isInline)
    {
    }

    /// <summary>Where its bytes lie already; null: they come with it.</summary>
    public Files.StoredFile? Stored { get; private init; }

    /// <summary>One whose bytes are in the store, and named by no message yet.</summary>
    internal static NewFile Of(string name, string contentType, Files.StoredFile stored) =>
        new(name, contentType, () => throw new InvalidOperationException($"{name} is in the store already: it is not read again.")) { Stored = stored };

    public string SafeContentType => ContentType.Length <= 120 ? ContentType : "application/octet-stream";

    /// <summary>The name without folders and control characters, cut to fit; never empty.</summary>
    public string SafeName
    {
        get
        {
            var name = string.Concat(Name.Split('/', '\\')[^1].Where(c => !char.IsControl(c))).Trim();
            if (name.Length == 0)
                name = "attachment";
            return name.Length <= Attachment.NameLength ? name : name[^Attachment.NameLength..];
        }
    }
}

/// <summary>What somebody wrote in an editor or a textarea.</summary>
/// <param name="Text">Plain text; empty when only files come.</param>
/// <param name="Html">Sanitised markup, when an editor with formatting was used.</param>
public sealed record NewText(string Text, string? Html = null)
{
    public static readonly NewText None = new("");

    public bool IsEmpty => string.IsNullOrWhiteSpace(Text);
}
