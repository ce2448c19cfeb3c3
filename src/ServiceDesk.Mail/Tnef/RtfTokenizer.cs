using System.Globalization;
using System.Text;
using ServiceDesk.Mail.Mime;

namespace ServiceDesk.Mail.Tnef;

/// <summary>What an <see cref="RtfTokenizer"/> stands on.</summary>
internal enum RtfTokenKind
{
    GroupStart,
    GroupEnd,

    /// <summary>A character of the text, or one written as <c>\'e9</c>.</summary>
    Byte,

    /// <summary>A backslash with one character that is no letter.</summary>
    Symbol,

    /// <summary>A backslash with letters, and perhaps a number.</summary>
    Word,
}

/// <summary>Cuts RTF into groups, control words and bytes of text. Line ends mean nothing and are passed over.</summary>
internal sealed class RtfTokenizer(ReadOnlyMemory<byte> rtf)
{
    private const int LongestName = 32;
    private const int LongestNumber = 10;
    private int _at;

    public RtfTokenKind Kind { get; private set; }

    public byte Value { get; private set; }

    public string Name { get; private set; } = "";

    public int? Parameter { get; private set; }

    public bool Read()
    {
        var text = rtf.Span;
        while (_at < text.Length)
        {
            var c = text[_at++];
            switch (c)
            {
                case (byte)'\r' or (byte)'\n' or 0:
                    continue;
                case (byte)'{':
                    Kind = RtfTokenKind.GroupStart;
                    return true;
                case (byte)'}':
                    Kind = RtfTokenKind.GroupEnd;
                    return true;
                case (byte)'\\' when _at < text.Length:
                    ReadControl(text);
                    return true;
                default:
                    (Kind, Value) = (RtfTokenKind.Byte, c);
                    return true;
            }
        }
        return false;
    }

    /// <summary>Passes over binary data.</summary>
    public void Skip(int count) => _at += Math.Clamp(count, 0, rtf.Length - _at);

    private void ReadControl(ReadOnlySpan<byte> text)
    {
        if (!char.IsAsciiLetter((char)text[_at]))
        {
            (Kind, Value) = (RtfTokenKind.Symbol, text[_at++]);
            if (Value != (byte)'\'' || !QuotedPrintableDecoder.TryHex(text[_at..], out var value))
                return;
            (Kind, Value) = (RtfTokenKind.Byte, value);
            _at += 2;
            return;
        }
        Kind = RtfTokenKind.Word;
        var start = _at;
        while (_at < text.Length && _at - start < LongestName && char.IsAsciiLetter((char)text[_at]))
            _at++;
        Name = Encoding.ASCII.GetString(text[start.._at]);
        var number = _at;
        if (_at < text.Length && text[_at] == (byte)'-')
            _at++;
        while (_at < text.Length && _at - number < LongestNumber && char.IsAsciiDigit((char)text[_at]))
            _at++;
        Parameter = int.TryParse(text[number.._at], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var parsed) ? parsed : null;
        // The blank that ends a control word is part of it.
        if (_at < text.Length && text[_at] == (byte)' ')
            _at++;
    }
}
