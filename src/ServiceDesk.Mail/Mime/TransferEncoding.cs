namespace ServiceDesk.Mail.Mime;

/// <summary>Undoes a Content-Transfer-Encoding (RFC 2045 section 6).</summary>
internal static class TransferEncoding
{
    /// <summary>The first encoding that the header names and that means something; broken senders repeat the field.</summary>
    public static TransferEncodingKind Of(HeaderList headers)
    {
        foreach (var header in headers.All("Content-Transfer-Encoding"))
        {
            var kind = Kind(header.Text);
            if (kind != TransferEncodingKind.Identity)
                return kind;
        }
        return TransferEncodingKind.Identity;
    }

    public static ReadOnlyMemory<byte> Decode(ReadOnlyMemory<byte> raw, TransferEncodingKind kind, bool isText) => kind switch
    {
        TransferEncodingKind.Base64 when isText => DecodeBase64Text(raw),
        TransferEncodingKind.Base64 => Base64Decoder.Decode(raw.Span),
        TransferEncodingKind.QuotedPrintable => QuotedPrintableDecoder.Decode(raw.Span),
        TransferEncodingKind.Uuencode => UuDecoder.DecodeFirst(raw.Span) ?? raw,
        _ => raw,
    };

    /// <summary>Decodes while it is read, where the whole need not lie in memory.</summary>
    public static Stream OpenRead(ReadOnlyMemory<byte> raw, TransferEncodingKind kind, bool isText) =>
        kind == TransferEncodingKind.Base64 && !isText ? new Base64Stream(raw) : MemoryBytes.OpenRead(Decode(raw, kind, isText));

    /// <summary>Text that was never encoded, or that a mailing list added below, is kept as it stands.</summary>
    private static ReadOnlyMemory<byte> DecodeBase64Text(ReadOnlyMemory<byte> raw)
    {
        var plain = Base64Decoder.PlainTextStart(raw.Span);
        if (plain == 0)
            return raw;
        var decoded = Base64Decoder.Decode(raw.Span[..plain]);
        return plain == raw.Length ? decoded : (byte[])[.. decoded.Span, .. "\r\n"u8, .. raw.Span[plain..]];
    }

    private static TransferEncodingKind Kind(string text)
    {
        var end = text.AsSpan().IndexOfAny(" \t;(");
        var token = (end < 0 ? text : text[..end]).Trim('"', '\'');
        return token.ToUpperInvariant() switch
        {
            "BASE64" or "BASE-64" or "X-BASE64" => TransferEncodingKind.Base64,
            "QUOTED-PRINTABLE" or "QUOTEDPRINTABLE" or "QUOTED_PRINTABLE" => TransferEncodingKind.QuotedPrintable,
            "X-UUENCODE" or "UUENCODE" or "X-UUE" or "X-UU" => TransferEncodingKind.Uuencode,
            _ => TransferEncodingKind.Identity,
        };
    }
}
