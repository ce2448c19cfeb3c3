namespace ServiceDesk.Tickets;

/// <summary>A file that comes with a message.</summary>
public sealed record NewFile(string Name, string ContentType, ReadOnlyMemory<byte> Content, string? ContentId = null, bool IsInline = false)
{
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
