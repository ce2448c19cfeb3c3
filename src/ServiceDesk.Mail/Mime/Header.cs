namespace ServiceDesk.Mail.Mime;

/// <summary>One header field (RFC 5322 section 2.2).</summary>
public sealed class Header
{
    private readonly HeaderCharset _charset;
    private string? _text;
    private string? _value;

    internal Header(string name, ReadOnlyMemory<byte> rawValue, HeaderCharset charset)
    {
        _charset = charset;
        Name = name;
        RawValue = rawValue;
    }

    /// <summary>The name as written; names compare without regard to case.</summary>
    public string Name { get; }

    /// <summary>The bytes after the colon as received, folds included, the last line end not.</summary>
    public ReadOnlyMemory<byte> RawValue { get; }

    /// <summary>Unfolded and trimmed, encoded words still encoded: what the grammars of structured fields work on.</summary>
    public string Text => _text ??= HeaderText.Unfold(RawValue.Span, _charset.Label);

    /// <summary>Unfolded, trimmed and decoded (RFC 2047); control characters have become spaces.</summary>
    public string Value => _value ??= HeaderText.WithoutControls(EncodedWords.Decode(Text));

    public override string ToString() => $"{Name}: {Value}";
}
