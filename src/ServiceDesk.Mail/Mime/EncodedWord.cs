using System.Buffers;
using System.Text;

namespace ServiceDesk.Mail.Mime;

/// <summary>One <c>=?charset?encoding?text?=</c> (RFC 2047 section 2), where it stands in a field.</summary>
internal readonly ref struct EncodedWord
{
    // Letters, digits and what labels are made of; a language may follow after '*' (RFC 2231 section 5).
    private static readonly SearchValues<char> LabelCharacters = SearchValues.Create(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.:+()*");

    private EncodedWord(ReadOnlySpan<char> charset, bool isBase64, ReadOnlySpan<char> text, int end)
    {
        Charset = charset;
        IsBase64 = isBase64;
        Text = text;
        End = end;
    }

    public ReadOnlySpan<char> Charset { get; }

    public bool IsBase64 { get; }

    public ReadOnlySpan<char> Text { get; }

    /// <summary>Index of the first character after the word.</summary>
    public int End { get; }

    /// <summary>Reads the word whose "=?" stands at <paramref name="start"/>. White space inside, though forbidden, is accepted: senders fold there.</summary>
    public static bool TryRead(ReadOnlySpan<char> field, int start, out EncodedWord word)
    {
        word = default;
        var rest = field[(start + 2)..];
        var labelLength = rest.IndexOfAnyExcept(LabelCharacters);
        // Some senders leave the charset out; what they mean is found as for any text without a label.
        if (labelLength is < 0 or > 80 || rest.Length < labelLength + 3 || rest[labelLength] != '?' || rest[labelLength + 2] != '?')
            return false;
        var encoding = rest[labelLength + 1];
        if (encoding is not ('B' or 'b' or 'Q' or 'q'))
            return false;
        var textStart = labelLength + 3;
        var textLength = rest[textStart..].IndexOf("?=");
        if (textLength < 0)
            return false;
        var label = rest[..labelLength];
        var star = label.IndexOf('*');
        word = new EncodedWord(
            star < 0 ? label : label[..star],
            encoding is 'B' or 'b',
            rest.Slice(textStart, textLength),
            start + 2 + textStart + textLength + 2);
        return true;
    }

    /// <summary>The bytes of a "Q" text (RFC 2047 section 4.2).</summary>
    public static byte[] DecodeQ(ReadOnlySpan<char> text)
    {
        var bytes = new byte[Encoding.UTF8.GetMaxByteCount(text.Length)];
        var length = Encoding.UTF8.GetBytes(text, bytes);
        bytes.AsSpan(0, length).Replace((byte)'_', (byte)' ');
        return QuotedPrintableDecoder.Decode(bytes.AsSpan(0, length));
    }
}
