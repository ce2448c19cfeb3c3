using ServiceDesk.Mail.Tnef;

namespace ServiceDesk.Mail.Mime;

/// <summary>Divides a message into what is read and what is attached.</summary>
internal sealed class BodyReader
{
    private readonly List<Candidate> _attachments = [];
    private TnefMessage? _tnef;

    public static MessageContent Read(MimeEntity root)
    {
        var reader = new BodyReader();
        var segments = new BodySegments();
        reader.Visit(root, segments, Place.Root);
        if (segments.IsEmpty && root is Multipart multipart)
            segments.AddPreamble(multipart);
        // Where TNEF comes beside a body of the mail itself, it holds the same once more.
        if (segments.IsBlank && reader._tnef is { } tnef)
            segments.Add(tnef.Text, tnef.Html);
        var html = segments.Html();
        var links = ContentIdLinks.In(html);
        return new MessageContent(segments.Text(), html, [.. reader._attachments.Select(candidate => candidate.ToAttachment(links))]);
    }

    private void Visit(MimeEntity entity, BodySegments segments, Place place)
    {
        switch (entity)
        {
            case Multipart { ContentType.MediaSubtype: "alternative" } alternative:
                VisitAlternative(alternative, segments);
                break;
            case Multipart { ContentType.MediaSubtype: "related" } related:
                VisitRelated(related, segments, place);
                break;
            case Multipart multipart:
                foreach (var part in multipart.Parts)
                    Visit(part, segments, place == Place.Alternative ? place : Place.Mixed);
                break;
            case MimePart part when IsBody(part, place):
                AddBody(part, segments);
                break;
            case MimePart { ContentType: { MediaType: "text", MediaSubtype: "x-amp-html" or "watch-html" or "enriched" or "richtext" } } when place == Place.Alternative:
                // A third form of a text that is shown in another one.
                break;
            case MimePart part when IsTnef(part) && TnefMessage.Read(part.Content) is { } tnef:
                _tnef ??= tnef.HasBody ? tnef : null;
                foreach (var attachment in tnef.Attachments)
                    _attachments.Add(new Candidate(part, false, null, attachment));
                break;
            default:
                _attachments.Add(new Candidate(entity, place == Place.Related, null));
                break;
        }
    }

    /// <summary>One text and one HTML of all the alternatives: the last of each, for the last is the richest (RFC 2046 section 5.1.4).</summary>
    private void VisitAlternative(Multipart alternative, BodySegments segments)
    {
        string? text = null, html = null;
        foreach (var part in alternative.Parts)
        {
            var inner = new BodySegments();
            Visit(part, inner, Place.Alternative);
            html = inner.Html() ?? html;
            // The text of a part that also has HTML is a piece of it, not the alternative.
            if (inner.Text() is { } found && (text is null || (inner.Html() is null && !string.IsNullOrWhiteSpace(found))))
                text = found;
        }
        segments.Add(text, html);
    }

    private void VisitRelated(Multipart related, BodySegments segments, Place place)
    {
        var root = RootOf(related);
        foreach (var part in related.Parts)
            Visit(part, segments, part != root ? Place.Related : place == Place.Alternative ? place : Place.Mixed);
    }

    /// <summary>The part that "start" names, else the first text or multipart (RFC 2387 section 3.2).</summary>
    private static MimeEntity? RootOf(Multipart related)
    {
        if (related.ContentType.Parameters["start"]?.Trim('<', '>', ' ') is { Length: > 0 } start)
        {
            foreach (var part in related.Parts)
            {
                if (part.ContentId == start)
                    return part;
            }
        }
        return related.Parts.FirstOrDefault(part => part is Multipart || IsReadable(part.ContentType)) ?? (related.Parts is [var first, ..] ? first : null);
    }

    private static bool IsBody(MimePart part, Place place)
    {
        if (part.ContentDisposition is { IsInline: false } disposition && (disposition.Disposition == "attachment" || part.FileName is not null))
            return false;
        // A message of one part, whatever kind of text, is read rather than saved.
        if (!IsReadable(part.ContentType))
            return place == Place.Root && part.ContentType.MediaType == "text" && part.ContentType.MediaSubtype is not ("calendar" or "x-vcard" or "vcard" or "csv");
        return place switch
        {
            Place.Root or Place.Alternative => part.ContentDisposition?.FileName is null || place == Place.Alternative,
            Place.Related => part.FileName is null && part.ContentId is null,
            _ => part.FileName is null,
        };
    }

    private static bool IsReadable(ContentType type) => type.MediaType == "text" && type.MediaSubtype is "plain" or "html";

    private static bool IsTnef(MimePart part) =>
        part.ContentType is { MediaType: "application", MediaSubtype: "ms-tnef" or "vnd.ms-tnef" } || "winmail.dat".Equals(part.FileName, StringComparison.OrdinalIgnoreCase);

    private void AddBody(MimePart part, BodySegments segments)
    {
        if (part.ContentType.Is("text", "html"))
        {
            segments.Add(null, LineEnds.Normalise(part.Text));
            return;
        }
        var text = part.Text;
        if (text.Contains("begin ", StringComparison.Ordinal) && UuDecoder.Extract(part.Content.Span) is { Files.Count: > 0 } extracted)
        {
            text = Charsets.Decode(extracted.Remaining, part.ContentType.Charset);
            foreach (var file in extracted.Files)
                _attachments.Add(new Candidate(part, false, file));
        }
        segments.Add(FlowedText.Decode(LineEnds.Normalise(text), part.ContentType), null);
    }

    private enum Place
    {
        Root,
        Mixed,
        Alternative,
        Related,
    }

    /// <summary>An attachment before it is known which ones the HTML shows.</summary>
    private sealed record Candidate(MimeEntity Entity, bool IsRelated, UuFile? File, TnefAttachment? Tnef = null)
    {
        public MimeAttachment ToAttachment(ContentIdLinks links)
        {
            if (File is not null)
                return new MimeAttachment(FileNames.Leaf(File.Name), "application/octet-stream", null, false, () => File.Content);
            if (Tnef is not null)
                return OfTnef(Tnef, links);
            if (Entity is MessagePart message)
                return new MimeAttachment(FileNames.OfMessage(message), Entity.ContentType.MimeType, Entity.ContentId, false, () => message.Message.Raw);
            var isInline = Entity.ContentDisposition switch
            {
                { IsInline: true } => true,
                null when IsRelated => true,
                _ => Entity.ContentId is { } id && links.Contains(id),
            };
            return new MimeAttachment(
                FileNames.Leaf(Entity.FileName), Entity.ContentType.MimeType, Entity.ContentId, isInline,
                () => Entity is MimePart part ? part.Content : Entity.RawContent,
                Entity is MimePart file ? file.OpenRead : null);
        }

        private static MimeAttachment OfTnef(TnefAttachment attachment, ContentIdLinks links)
        {
            var (name, type, content) = TnefMail.Of(attachment);
            var isInline = attachment.ContentId is { } id && links.Contains(id);
            return new MimeAttachment(name, type, attachment.ContentId, isInline, () => content);
        }
    }
}
