namespace ServiceDesk.Mail.Dns;

/// <summary>Tags and values parted by semicolons, as DKIM and DMARC write them (RFC 6376 section 3.2).</summary>
public sealed class TagList
{
    private readonly Dictionary<string, string> tags;

    private TagList(Dictionary<string, string> tags) => this.tags = tags;

    /// <summary>A tag that stands twice counts once, the first time.</summary>
    public static TagList Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var tags = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var part in text.Split(';'))
            if (part.IndexOf('=', StringComparison.Ordinal) is > 0 and var sign)
                tags.TryAdd(part[..sign].Trim(), part[(sign + 1)..].Trim());
        return new(tags);
    }

    /// <summary>Null: there is no such tag.</summary>
    public string? this[string tag] => tags.GetValueOrDefault(tag);

    /// <summary>Whether a text is a DMARC record: it begins with its version (RFC 7489 section 6.4).</summary>
    public static bool IsDmarc(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.StartsWith("v=DMARC1", StringComparison.OrdinalIgnoreCase);
    }
}
