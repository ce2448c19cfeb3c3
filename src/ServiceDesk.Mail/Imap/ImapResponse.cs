using System.Text;

namespace ServiceDesk.Mail.Imap;

/// <summary>What one response of the server is (RFC 3501 section 7).</summary>
internal enum ImapResponseKind
{
    /// <summary>Begins with <c>+</c>: the server waits for the rest of a command.</summary>
    Continuation,

    /// <summary>Begins with <c>*</c>: data, or news; may come at any time.</summary>
    Untagged,

    /// <summary>Begins with a command's tag: that command has ended.</summary>
    Tagged,
}

/// <summary>One response. The text is valid until the next one is read.</summary>
/// <param name="Kind">Which of the three.</param>
/// <param name="Tag">The tag of a tagged response, otherwise empty.</param>
/// <param name="Text">All that follows the tag or sign and its space.</param>
internal readonly record struct ImapResponse(ImapResponseKind Kind, string Tag, ReadOnlyMemory<byte> Text)
{
    /// <summary>The first word in upper case: OK, NO, BYE, FETCH, SEARCH; for <c>12 FETCH</c> it is FETCH.</summary>
    public string Name
    {
        get
        {
            var words = new ImapTokenizer(Text.Span);
            if (words.AtEnd)
                return "";
            if (char.IsAsciiDigit((char)words.Rest[0]))
            {
                words.ReadNumber();
                words.SkipSpaces();
            }
            return words.AtEnd || words.Rest[0] is (byte)'(' or (byte)'"' ? "" : Encoding.ASCII.GetString(words.ReadAtom()).ToUpperInvariant();
        }
    }

    /// <summary>The beginning of the text, fit for a message.</summary>
    public override string ToString() => Printable(Text.Span);

    internal static string Printable(ReadOnlySpan<byte> text)
    {
        var cut = text.Length > 200 ? text[..200] : text;
        var characters = Encoding.UTF8.GetString(cut).Select(c => char.IsControl(c) ? ' ' : c).ToArray();
        return new string(characters) + (cut.Length < text.Length ? " …" : "");
    }
}
