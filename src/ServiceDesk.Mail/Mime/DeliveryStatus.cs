namespace ServiceDesk.Mail.Mime;

/// <summary>The machine-readable part of a delivery report (RFC 3464 section 2).</summary>
internal sealed record DeliveryStatus(IReadOnlyList<RecipientStatus> Recipients)
{
    /// <summary>The first such part anywhere in the message, but not in an embedded one; null where there is none.</summary>
    public static DeliveryStatus? Find(MimeEntity entity) => entity switch
    {
        Multipart multipart => multipart.Parts.Select(Find).FirstOrDefault(found => found is not null),
        MimePart part when part.ContentType.MediaType == "message" && part.ContentType.MediaSubtype is "delivery-status" or "global-delivery-status" => Parse(part.Content),
        _ => null,
    };

    /// <summary>Groups of fields between empty lines: the first is about the message, each of the others about one recipient.</summary>
    private static DeliveryStatus Parse(ReadOnlyMemory<byte> content)
    {
        var recipients = new List<RecipientStatus>();
        var lines = new LineScanner(content);
        var start = 0;
        for (var position = 0; position < content.Length;)
        {
            var next = lines.NextLine(position);
            var isLast = next >= content.Length;
            if (isLast || lines.Line(position, next).IndexOfAnyExcept(" \t\r"u8) < 0)
            {
                if (RecipientStatus.Read(HeaderList.Parse(content[start..next])) is { } recipient)
                    recipients.Add(recipient);
                start = next;
            }
            position = next;
        }
        return new DeliveryStatus(recipients);
    }
}
