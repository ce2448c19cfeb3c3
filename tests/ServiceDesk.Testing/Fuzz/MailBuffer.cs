namespace ServiceDesk.Testing.Fuzz;

/// <summary>The bytes of a mail that is being damaged, with the landmarks by which damage finds its place. Used again for every mail.</summary>
public sealed class MailBuffer
{
    /// <summary>What would make the mail longer than that is left undone.</summary>
    public const int MaxLength = 256 * 1024;

    private byte[] _bytes = new byte[16 * 1024];

    public int Length { get; private set; }

    public ReadOnlySpan<byte> Span => _bytes.AsSpan(0, Length);

    public byte this[int index]
    {
        get => _bytes[index];
        set => _bytes[index] = value;
    }

    public byte[] ToArray() => Span.ToArray();

    public void Set(ReadOnlySpan<byte> mail)
    {
        Length = 0;
        Replace(0, 0, mail);
    }

    public void Insert(int at, ReadOnlySpan<byte> what) => Replace(at, 0, what);

    public void Remove(int at, int count) => Replace(at, count, []);

    /// <param name="at">Where it begins.</param>
    /// <param name="count">How many bytes go.</param>
    /// <param name="what">What comes; it must not lie in this buffer.</param>
    public void Replace(int at, int count, ReadOnlySpan<byte> what)
    {
        var length = Length - count + what.Length;
        if (length > MaxLength)
            return;
        if (length > _bytes.Length)
            Array.Resize(ref _bytes, Math.Max(length, _bytes.Length * 2));
        _bytes.AsSpan(at + count, Length - at - count).CopyTo(_bytes.AsSpan(at + what.Length));
        what.CopyTo(_bytes.AsSpan(at));
        Length = length;
    }

    public byte[] Copy(int at, int count) => Span.Slice(at, count).ToArray();

    /// <summary>Where the needle stands at or after that place, else anywhere; -1 for nowhere.</summary>
    public int Find(ReadOnlySpan<byte> needle, int from)
    {
        var index = Span[from..].IndexOf(needle);
        return index >= 0 ? from + index : Span.IndexOf(needle);
    }

    public int LineStart(int at) => Span[..at].LastIndexOf((byte)'\n') + 1;

    public int NextLine(int at)
    {
        var index = Span[at..].IndexOf((byte)'\n');
        return index < 0 ? Length : at + index + 1;
    }

    /// <summary>A header field with its folds at or after that place; an empty one where there is none.</summary>
    public (int Start, int Length) Field(int from)
    {
        var start = from == 0 ? 0 : NextLine(from);
        for (var tries = 0; tries < 60 && start < Length; tries++)
        {
            var end = NextLine(start);
            var colon = Span[start..end].IndexOf((byte)':');
            if (colon is > 1 and < 40 && Span.Slice(start, colon).IndexOfAnyExceptInRange((byte)'!', (byte)'~') < 0)
            {
                while (end < Length && Span[end] is (byte)' ' or (byte)'\t')
                    end = NextLine(end);
                return (start, end - start);
            }
            start = end;
        }
        return (0, 0);
    }

    /// <summary>From a line that begins with two hyphens to the next one; an empty range where there are no two.</summary>
    public (int Start, int Length) Part(int from)
    {
        var start = Find("\n--"u8, from) + 1;
        if (start == 0)
            return (0, 0);
        var length = Span[start..].IndexOf("\n--"u8);
        return length < 0 ? (0, 0) : (start, length + 1);
    }
}
