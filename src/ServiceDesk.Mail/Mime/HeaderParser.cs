namespace ServiceDesk.Mail.Mime;

/// <summary>Reads one header block: fields up to an empty line, a delimiter, or the first line that cannot be a field.</summary>
internal sealed class HeaderParser
{
    private readonly LineScanner _lines;
    private readonly BoundaryStack _boundaries;
    private readonly DefectList _defects;
    private readonly int _maxBytes;

    private readonly HeaderCharset _charset = new();
    private readonly List<Header> _headers = [];
    private string? _name;
    private int _valueStart;
    private int _valueEnd;
    private int _lastKnownField = -1;

    public HeaderParser(LineScanner lines, BoundaryStack boundaries, DefectList defects, int maxBytes)
    {
        _lines = lines;
        _boundaries = boundaries;
        _defects = defects;
        _maxBytes = maxBytes;
    }

    public static HeaderList ParseBlock(ReadOnlyMemory<byte> raw)
    {
        var parser = new HeaderParser(new LineScanner(raw), new BoundaryStack(), new DefectList(), MimeLimits.Default.MaxHeaderBytes);
        return parser.Read(raw, 0, isMessage: true, out _);
    }

    /// <param name="raw">The whole message, of which the fields keep slices.</param>
    /// <param name="start">Where the block begins.</param>
    /// <param name="isMessage">Whether a message begins here, which may have blank lines or an mbox line before it.</param>
    /// <param name="bodyStart">Where what follows the block begins.</param>
    public HeaderList Read(ReadOnlyMemory<byte> raw, int start, bool isMessage, out int bodyStart)
    {
        var position = isMessage ? MessageStart.Skip(_lines, start) : start;
        var limit = position + (long)_maxBytes;
        while (position < _lines.Length)
        {
            var next = _lines.NextLine(position);
            var line = _lines.Line(position, next);
            if (line.IndexOfAnyExcept((byte)'\r') < 0)
            {
                position = next;
                break;
            }
            if (_boundaries.Matches(line, out _, out _))
                break;
            if (next > limit)
            {
                _defects.Add(MimeDefectKind.HeaderLimit, position, $"The header has more than {_maxBytes} bytes; the fields from here on were left out.");
                _valueEnd = _name is not null && IsBlank(line[0]) ? (int)limit : _valueEnd;
                position = SkipBlock(next);
                break;
            }
            if (!TakeLine(raw, line, position, next))
                break;
            position = next;
        }
        FinishField(raw);
        bodyStart = position;
        return new HeaderList(_headers, _charset);
    }

    /// <summary>False where the line cannot belong to the header: the body begins with it.</summary>
    private bool TakeLine(ReadOnlyMemory<byte> raw, ReadOnlySpan<byte> line, int position, int next)
    {
        if (IsBlank(line[0]) && _name is not null)
        {
            if (line.IndexOfAnyExcept(" \t\r"u8) < 0 && IsSeparator(next))
                return false;
            _valueEnd = position + line.Length;
            return true;
        }
        var nameLength = HeaderNames.LengthOfName(line);
        if (nameLength > 0)
        {
            FinishField(raw);
            _name = HeaderNames.Intern(line[..nameLength]);
            _valueStart = position + line.IndexOf((byte)':') + 1;
            _valueEnd = position + line.Length;
            return true;
        }
        if (position < LastKnownField(position))
        {
            _defects.Add(MimeDefectKind.MalformedHeader, position, "A header line without a name; it was joined to the field before it.");
            _valueEnd = _name is null ? _valueEnd : position + line.Length;
            return true;
        }
        _defects.Add(MimeDefectKind.MissingBlankLine, position, "The header ends without an empty line; the body was taken to begin here.");
        return false;
    }

    private void FinishField(ReadOnlyMemory<byte> raw)
    {
        if (_name is not null)
            _headers.Add(new Header(_name, raw[_valueStart..Math.Max(_valueStart, _valueEnd)], _charset));
        _name = null;
    }

    /// <summary>A line of nothing but blanks belongs to a fold (obsolete, RFC 5322 section 4.2) unless a text follows.</summary>
    private bool IsSeparator(int next)
    {
        if (next >= _lines.Length)
            return true;
        var following = _lines.Line(next, _lines.NextLine(next));
        return following.Length > 0 && !IsBlank(following[0]) && HeaderNames.LengthOfName(following) <= 0;
    }

    /// <summary>Start of the last well-known field before the next empty line; looked for once a block.</summary>
    private int LastKnownField(int from)
    {
        if (_lastKnownField >= 0)
            return _lastKnownField;
        _lastKnownField = 0;
        var limit = Math.Min(_lines.Length, from + (long)_maxBytes);
        for (var position = from; position < limit;)
        {
            var next = _lines.NextLine(position);
            var line = _lines.Line(position, next);
            if (line.IndexOfAnyExcept((byte)'\r') < 0 || _boundaries.Matches(line, out _, out _))
                break;
            var length = HeaderNames.LengthOfName(line);
            if (length > 0 && HeaderNames.IsTelling(HeaderNames.Intern(line[..length])))
                _lastKnownField = position;
            position = next;
        }
        return _lastKnownField;
    }

    private int SkipBlock(int position)
    {
        while (position < _lines.Length)
        {
            var next = _lines.NextLine(position);
            var line = _lines.Line(position, next);
            if (line.IndexOfAnyExcept((byte)'\r') < 0)
                return next;
            if (_boundaries.Matches(line, out _, out _))
                return position;
            position = next;
        }
        return position;
    }

    private static bool IsBlank(byte c) => c is (byte)' ' or (byte)'\t';
}
