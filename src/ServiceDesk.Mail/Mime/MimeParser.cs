using System.Text;

namespace ServiceDesk.Mail.Mime;

/// <summary>
/// Reads a message in one pass: every line is compared with the boundaries that are open, so that nesting costs no second
/// look and the delimiter of an outer multipart ends an inner one that was never closed.
/// </summary>
internal sealed class MimeParser
{
    private readonly ReadOnlyMemory<byte> _raw;
    private readonly LineScanner _lines;
    private readonly MimeLimits _limits;
    private readonly DefectList _defects;
    private readonly PartCounter _parts;
    private readonly BoundaryStack _boundaries = new();

    // The delimiter that ended what was read last.
    private Delimiter _delimiter;

    private MimeParser(ReadOnlyMemory<byte> raw, MimeLimits limits, DefectList defects, PartCounter parts)
    {
        _raw = raw;
        _lines = new LineScanner(raw);
        _limits = limits;
        _defects = defects;
        _parts = parts;
    }

    public static MimeMessage Parse(ReadOnlyMemory<byte> raw, MimeLimits limits) =>
        new MimeParser(raw, limits, new DefectList(), new PartCounter()).ReadMessage(0, depth: 0);

    private MimeMessage ReadMessage(int start, int depth)
    {
        var body = ReadEntity(start, "text/plain", depth, isMessage: true);
        return new MimeMessage(_raw[start..Math.Max(start, ContentEnd(start))], body, _defects.Items);
    }

    private MimeEntity ReadEntity(int start, string defaultType, int depth, bool isMessage)
    {
        var parser = new HeaderParser(_lines, _boundaries, _defects, _limits.MaxHeaderBytes);
        var headers = parser.Read(_raw, start, isMessage, out var bodyStart);
        var type = ChooseContentType(headers, defaultType);
        headers.Charset.Label = type.Charset;
        if (!type.Is("multipart", "*") && !IsMessage(type))
            return ReadPart(headers, type, bodyStart);
        if (depth >= _limits.MaxDepth)
        {
            _defects.Add(MimeDefectKind.DepthLimit, bodyStart, $"More than {_limits.MaxDepth} parts inside one another; this {type} was left unread.");
            return ReadPart(headers, type, bodyStart);
        }
        return IsMessage(type) ? ReadMessagePart(headers, type, bodyStart, depth) : ReadMultipart(headers, type, bodyStart, depth);
    }

    private MimePart ReadPart(HeaderList headers, ContentType type, int bodyStart)
    {
        _delimiter = NextDelimiter(bodyStart);
        return new MimePart(headers, type, _raw[bodyStart..ContentEnd(bodyStart)]);
    }

    private MessagePart ReadMessagePart(HeaderList headers, ContentType type, int bodyStart, int depth)
    {
        var encoding = TransferEncoding.Of(headers);
        if (encoding == TransferEncodingKind.Identity)
        {
            var message = ReadMessage(bodyStart, depth + 1);
            return new MessagePart(headers, type, message.Raw, message);
        }
        // RFC 2046 section 5.2.1 forbids it, and it happens.
        var part = ReadPart(headers, type, bodyStart);
        var decoded = TransferEncoding.Decode(part.RawContent, encoding, isText: false);
        var inner = new MimeParser(decoded, _limits, _defects, _parts).ReadMessage(0, depth + 1);
        return new MessagePart(headers, type, part.RawContent, inner);
    }

    private MimeEntity ReadMultipart(HeaderList headers, ContentType type, int bodyStart, int depth)
    {
        var level = _boundaries.Count;
        var delimiter = FirstDelimiter(type, bodyStart, level);
        if (delimiter.Level != level)
        {
            _defects.Add(MimeDefectKind.MissingBoundary, bodyStart, $"The {type} has no part that its boundary begins; its content was taken for text.");
            _delimiter = delimiter;
            return new MimePart(headers, ContentType.Parse("text/plain"), _raw[bodyStart..ContentEnd(bodyStart)]);
        }
        var preamble = _raw[bodyStart..delimiter.Start];
        var partType = type.MediaSubtype == "digest" ? "message/rfc822" : "text/plain";
        var parts = new List<MimeEntity>();
        var wasClosed = false;
        while (delimiter.Level == level)
        {
            wasClosed |= delimiter.IsClosing;
            if (delimiter.IsClosing || !MayReadPart(delimiter.Start))
            {
                // An opening delimiter after the closing one still begins a part: forwarders join such pieces.
                delimiter = NextDelimiter(delimiter.Next);
                continue;
            }
            parts.Add(ReadEntity(delimiter.Next, partType, depth + 1, isMessage: false));
            delimiter = _delimiter;
        }
        _boundaries.Pop();
        headers.Charset.Label ??= parts.Find(part => part.Headers.Charset.Label is not null)?.Headers.Charset.Label;
        if (!wasClosed)
            _defects.Add(MimeDefectKind.MissingClosingBoundary, delimiter.Start, $"The {type} is not closed; its last part may be cut off.");
        _delimiter = delimiter;
        return new Multipart(headers, type, _raw[bodyStart..ContentEnd(bodyStart)], preamble, parts);
    }

    /// <summary>Leaves the multipart's boundary on the stack if a part begins; else the delimiter is that of an outer multipart or the end.</summary>
    private Delimiter FirstDelimiter(ContentType type, int bodyStart, int level)
    {
        var declared = type.Boundary is { Length: > 0 } boundary ? Encoding.UTF8.GetBytes(boundary) : null;
        if (declared is not null)
            _boundaries.Push(declared);
        var delimiter = NextDelimiter(bodyStart);
        if (delimiter.Level == level)
            return delimiter;
        if (declared is not null)
            _boundaries.Pop();
        if (BoundarySniffer.Find(_lines, bodyStart, delimiter.Start) is not { } found)
            return delimiter;
        _defects.Add(MimeDefectKind.MissingBoundary, bodyStart, $"The boundary of the {type} is missing or wrong; the one that its body uses was taken.");
        _boundaries.Push(found);
        return NextDelimiter(bodyStart);
    }

    private bool MayReadPart(int offset)
    {
        if (_parts.TryTake(_limits.MaxParts))
            return true;
        if (!_defects.Has(MimeDefectKind.PartLimit))
            _defects.Add(MimeDefectKind.PartLimit, offset, $"More than {_limits.MaxParts} parts; those from here on were left out.");
        return false;
    }

    private Delimiter NextDelimiter(int from)
    {
        while (_boundaries.Count > 0 && _lines.NextHyphens(from) is var start and >= 0)
        {
            var next = _lines.NextLine(start);
            if (_boundaries.Matches(_lines.Line(start, next), out var level, out var isClosing))
                return new Delimiter(start, next, level, isClosing);
            from = next;
            if (from >= _lines.Length)
                break;
        }
        return new Delimiter(_lines.Length, _lines.Length, -1, false);
    }

    /// <summary>Where content that began at <paramref name="start"/> ends: the line end before a delimiter belongs to the delimiter.</summary>
    private int ContentEnd(int start) =>
        _delimiter.Level < 0 ? Math.Max(start, _delimiter.Start) : Math.Max(start, _lines.TrimLineEnd(start, _delimiter.Start));

    /// <summary>The first Content-Type, unless a later one is a multipart with a boundary: then relays have put theirs in front.</summary>
    private static ContentType ChooseContentType(HeaderList headers, string defaultType)
    {
        ContentType? chosen = null;
        foreach (var header in headers.All("Content-Type"))
        {
            var type = ContentType.Parse(header.Text);
            if (chosen is null || (!chosen.Is("multipart", "*") && type.Is("multipart", "*") && type.Boundary is not null))
                chosen = type;
        }
        return chosen ?? ContentType.Parse(defaultType);
    }

    private static bool IsMessage(ContentType type) => type.MediaType == "message" && type.MediaSubtype is "rfc822" or "global" or "news";

    private readonly record struct Delimiter(int Start, int Next, int Level, bool IsClosing);
}
