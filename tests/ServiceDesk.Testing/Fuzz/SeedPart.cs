using System.Text;

namespace ServiceDesk.Testing.Fuzz;

/// <summary>Writes pieces of mails. One character is one byte (Latin-1) in all texts that come in and go out.</summary>
internal static class SeedPart
{
    /// <summary>A text under a charset and a transfer encoding (7bit and 8bit leave it as it is).</summary>
    public static string Text(string text, string charset, string encoding, string type = "text/plain", string parameters = "")
    {
        var bytes = EncodingOf(charset).GetBytes(text.ReplaceLineEndings("\r\n"));
        return $"Content-Type: {type}; charset={charset}{parameters}\r\nContent-Transfer-Encoding: {encoding}\r\n\r\n{Encode(bytes, encoding)}\r\n";
    }

    public static string File(string type, string disposition, byte[] content, string more = "") =>
        $"Content-Type: {type}\r\nContent-Transfer-Encoding: base64\r\nContent-Disposition: {disposition}\r\n{more}\r\n{Encode(content, "base64")}\r\n";

    /// <summary>Content-Type and body of a multipart, to be put after other fields.</summary>
    public static string Multi(string subtype, params string[] parts)
    {
        // By its content alone, so that the same mails come out every time, and nested ones differ.
        var boundary = $"----=_Part_{parts.Sum(part => part.Length):D6}_{parts.Aggregate(17, (sum, part) => unchecked((sum * 31) + part.Length)):X8}";
        var body = string.Concat(parts.Select(part => $"--{boundary}\r\n{part}\r\n"));
        return $"Content-Type: multipart/{subtype}; boundary=\"{boundary}\"\r\n\r\nThis is a multi-part message in MIME format.\r\n{body}--{boundary}--\r\n";
    }

    public static string Message(string mail) => $"Content-Type: message/rfc822\r\nContent-Disposition: attachment\r\n\r\n{mail}\r\n";

    public static string Word(string text, string charset, bool base64)
    {
        var bytes = EncodingOf(charset).GetBytes(text);
        return base64 ? $"=?{charset}?B?{Convert.ToBase64String(bytes)}?=" : $"=?{charset}?Q?{string.Concat(bytes.Select(b => char.IsAsciiLetterOrDigit((char)b) ? $"{(char)b}" : $"={b:X2}"))}?=";
    }

    public static Encoding EncodingOf(string charset) => CodePagesEncodingProvider.Instance.GetEncoding(charset) ?? Encoding.GetEncoding(charset);

    public static string Latin1(byte[] bytes) => Encoding.Latin1.GetString(bytes);

    private static string Encode(byte[] bytes, string encoding) => encoding switch
    {
        "base64" => Convert.ToBase64String(bytes, Base64FormattingOptions.InsertLineBreaks),
        "quoted-printable" => QuotedPrintable(bytes),
        _ => Latin1(bytes),
    };

    private static string QuotedPrintable(byte[] bytes)
    {
        var output = new StringBuilder(bytes.Length * 2);
        var column = 0;
        foreach (var b in bytes)
        {
            if (b is (byte)'\n' or (byte)'\r')
            {
                output.Append((char)b);
                column = 0;
                continue;
            }
            var piece = b is >= 32 and < 127 && b != (byte)'=' ? $"{(char)b}" : $"={b:X2}";
            if ((column += piece.Length) > 75)
            {
                output.Append("=\r\n");
                column = piece.Length;
            }
            output.Append(piece);
        }
        return output.ToString();
    }
}
