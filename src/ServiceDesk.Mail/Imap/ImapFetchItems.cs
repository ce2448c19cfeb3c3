using System.Text;

namespace ServiceDesk.Mail.Imap;

/// <summary>What one FETCH response says of a message (RFC 3501 7.4.2), as far as it concerns us.</summary>
internal readonly record struct ImapFetchItems(uint? Uid, long? Size, bool HasBody, byte[]? InlineBody)
{
    /// <param name="text">The response from its sequence number on.</param>
    /// <param name="bodyIsStreamed">The body went to a sink and only its length stands in the text.</param>
    public static ImapFetchItems Parse(ReadOnlySpan<byte> text, bool bodyIsStreamed)
    {
        var words = new ImapTokenizer(text);
        words.ReadNumber();
        words.SkipSpaces();
        words.ReadAtom();
        words.SkipSpaces();
        words.Take('(');

        var items = new ImapFetchItems();
        while (true)
        {
            words.SkipSpaces();
            if (words.TryTake(')'))
                return items;
            var name = words.ReadItemName();
            words.SkipSpaces();
            if (Ascii.EqualsIgnoreCase(name, "UID"u8))
                items = items with { Uid = words.ReadUid() };
            else if (Ascii.EqualsIgnoreCase(name, "RFC822.SIZE"u8))
                items = items with { Size = words.ReadNumber() };
            else if (Ascii.EqualsIgnoreCase(name, "BODY[]"u8) && bodyIsStreamed)
                items = items with { Size = words.ReadNumber(), HasBody = true };
            else if (Ascii.EqualsIgnoreCase(name, "BODY[]"u8))
                items = words.ReadString() is { } body ? items with { InlineBody = body, HasBody = true } : items;
            else
                words.SkipValue();
        }
    }
}
