using System.Buffers;
using System.Buffers.Text;
using System.Text;

namespace ServiceDesk.Mail.Imap;

/// <summary>
/// Reads the words of one response (RFC 3501 section 9, RFC 9051 section 9): atoms, numbers, quoted strings, literals, NIL
/// and parenthesised lists. A literal stands in the text as it came: <c>{5}</c>, CRLF, five bytes.
/// </summary>
/// <remarks>Throws <see cref="FormatException"/> with what was expected; the client turns it into a protocol violation.</remarks>
internal ref struct ImapTokenizer(ReadOnlySpan<byte> text)
{
    private static readonly SearchValues<byte> EndsOfAtom = SearchValues.Create(" ()\r\n\""u8);

    private ReadOnlySpan<byte> rest = text;

    public readonly bool AtEnd => rest.IsEmpty;

    public readonly ReadOnlySpan<byte> Rest => rest;

    public bool TryTake(char expected)
    {
        if (rest.IsEmpty || rest[0] != expected)
            return false;
        rest = rest[1..];
        return true;
    }

    public void Take(char expected)
    {
        if (!TryTake(expected))
            throw new FormatException($"'{expected}'");
    }

    /// <summary>Some servers put more spaces than the grammar asks for, or one before the line's end.</summary>
    public void SkipSpaces() => rest = rest.TrimStart((byte)' ');

    /// <summary>Everything up to a space, a parenthesis or the end: an atom, a flag, a command's name.</summary>
    public ReadOnlySpan<byte> ReadAtom()
    {
        var length = rest.IndexOfAny(EndsOfAtom);
        if (length < 0)
            length = rest.Length;
        if (length == 0)
            throw new FormatException("an atom");
        return Advance(length);
    }

    /// <summary>The name of a FETCH item, whose section may hold spaces and parentheses: <c>BODY[HEADER.FIELDS (TO)]&lt;0&gt;</c>.</summary>
    public ReadOnlySpan<byte> ReadItemName()
    {
        var depth = 0;
        var length = 0;
        for (; length < rest.Length; length++)
        {
            var c = rest[length];
            if (c == '[')
                depth++;
            else if (c == ']')
                depth--;
            else if (depth <= 0 && c is (byte)' ' or (byte)'(' or (byte)')')
                break;
        }
        if (length == 0)
            throw new FormatException("the name of a FETCH item");
        return Advance(length);
    }

    /// <summary>A number of up to 63 bits.</summary>
    public long ReadNumber()
    {
        if (!Utf8Parser.TryParse(rest, out long value, out var length) || value < 0)
            throw new FormatException("a number");
        rest = rest[length..];
        return value;
    }

    /// <summary>A number that is not zero, of 32 bits: a UID, a UIDVALIDITY.</summary>
    public uint ReadUid()
    {
        if (!Utf8Parser.TryParse(rest, out uint value, out var length) || value == 0)
            throw new FormatException("a number from 1 to 4294967295");
        rest = rest[length..];
        return value;
    }

    /// <summary>A quoted string, a literal or an atom; null for NIL.</summary>
    public byte[]? ReadString()
    {
        if (rest.IsEmpty)
            throw new FormatException("a string");
        if (rest[0] == '"')
            return ReadQuoted();
        if (rest[0] == '{' || rest.StartsWith("~{"u8))
            return ReadLiteral().ToArray();
        var atom = ReadAtom();
        return Ascii.EqualsIgnoreCase(atom, "NIL"u8) ? null : atom.ToArray();
    }

    /// <summary>Passes over whatever comes next, lists with all that is in them.</summary>
    public void SkipValue()
    {
        var depth = 0;
        do
        {
            SkipSpaces();
            if (rest.IsEmpty)
                throw new FormatException("a value");
            if (TryTake('('))
                depth++;
            else if (depth > 0 && TryTake(')'))
                depth--;
            else if (rest[0] == '"')
                ReadQuoted();
            else if (rest[0] == '{' || rest.StartsWith("~{"u8))
                ReadLiteral();
            else
                ReadAtom();
        }
        while (depth > 0);
    }

    private byte[] ReadQuoted()
    {
        Take('"');
        var value = new List<byte>();
        while (true)
        {
            var stop = rest.IndexOfAny((byte)'"', (byte)'\\');
            if (stop < 0)
                throw new FormatException("the closing quote of a string");
            value.AddRange(rest[..stop]);
            var escaped = rest[stop] == '\\';
            rest = rest[(stop + 1)..];
            if (!escaped)
                return [.. value];
            if (rest.IsEmpty)
                throw new FormatException("a character behind the backslash");
            value.Add(rest[0]);
            rest = rest[1..];
        }
    }

    private ReadOnlySpan<byte> ReadLiteral()
    {
        TryTake('~');
        Take('{');
        var length = ReadNumber();
        TryTake('+');
        if (!rest.StartsWith("}\r\n"u8) || length > rest.Length - 3)
            throw new FormatException("a literal");
        rest = rest[3..];
        return Advance((int)length);
    }

    private ReadOnlySpan<byte> Advance(int length)
    {
        var taken = rest[..length];
        rest = rest[length..];
        return taken;
    }
}
