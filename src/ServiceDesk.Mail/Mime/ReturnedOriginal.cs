using System.Text;

namespace ServiceDesk.Mail.Mime;

/// <summary>The mail that a bounce returns, or its header: as a part, or as text in the body.</summary>
internal sealed record ReturnedOriginal(HeaderList Headers)
{
    // Lines after which Exim, qmail, sendmail, Postfix and others quote the mail; compared without dashes, blanks and case.
    private static readonly string[] Introductions =
    [
        "this is a copy of the message", "below this line is a copy of the message", "enclosed is a copy of the message", "original message follows",
        "unsent message follows", "message header follows", "the header of the original message", "returned message follows", "message headers follow",
        "this is a copy of your message", "original message headers", "a copy of the original message", "copy of your message", "undelivered message follows",
    ];

    public string? MessageId => MessageIds.ParseOne(Headers.Find("Message-ID"));

    public static ReturnedOriginal? Find(MimeMessage message) => InParts(message.Body) ?? InText(message);

    /// <summary>The text of a report up to the mail that it quotes.</summary>
    public static string TextBefore(string text) => IntroductionEnd(text, out var start) is null ? text : text[..start];

    private static ReturnedOriginal? InParts(MimeEntity entity) => entity switch
    {
        MessagePart part => new ReturnedOriginal(part.Message.Headers),
        Multipart multipart => multipart.Parts.Select(InParts).FirstOrDefault(found => found is not null),
        MimePart part when part.ContentType.MediaSubtype is "rfc822-headers" or "global-headers" => new ReturnedOriginal(HeaderList.Parse(part.Content)),
        // Nested too deep to be read as a message, but its header still can be.
        MimePart part when part.ContentType.Is("message", "rfc822") => new ReturnedOriginal(HeaderList.Parse(part.Content)),
        _ => null,
    };

    private static ReturnedOriginal? InText(MimeMessage message)
    {
        if (message.TextBody is not { } text)
            return null;
        if (IntroductionEnd(text, out _) is { } start)
        {
            var quoted = HeaderList.Parse(Encoding.UTF8.GetBytes(text[start..].TrimStart()));
            // Old sendmail puts the boundary-like fields of a report before the mail's own.
            if (quoted.Contains("Message-ID") || quoted.Contains("From") || quoted.Contains("Received"))
                return new ReturnedOriginal(quoted);
        }
        return FromStrayField(text);
    }

    /// <summary>No known introduction: a line with a Message-ID is enough to find the ticket by.</summary>
    private static ReturnedOriginal? FromStrayField(string text)
    {
        foreach (var range in text.AsSpan().Split('\n'))
        {
            var line = text.AsSpan(range).TrimStart("> \t");
            if (line.StartsWith("Message-ID:", StringComparison.OrdinalIgnoreCase) && line.Contains('@'))
                return new ReturnedOriginal(HeaderList.Parse(Encoding.UTF8.GetBytes(line.ToString())));
        }
        return null;
    }

    /// <summary>Index of the line after the introduction, or null; <paramref name="start"/> is the introduction itself.</summary>
    private static int? IntroductionEnd(string text, out int start)
    {
        start = 0;
        while (start < text.Length)
        {
            var end = text.IndexOf('\n', start);
            end = end < 0 ? text.Length : end + 1;
            var line = text.AsSpan(start, end - start).Trim(" \t\r\n-.:=*");
            if (line.Length is > 10 and < 120 && IsIntroduction(line))
                return end;
            start = end;
        }
        return null;
    }

    private static bool IsIntroduction(ReadOnlySpan<char> line)
    {
        foreach (var introduction in Introductions)
        {
            if (line.StartsWith(introduction, StringComparison.OrdinalIgnoreCase))
                return true;
        }
        return line.Equals("original message", StringComparison.OrdinalIgnoreCase);
    }
}
