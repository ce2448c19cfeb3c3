using System.Buffers.Binary;

namespace ServiceDesk.Mail.Tnef;

/// <summary>Reads numbers and values one after the other; each Try method gives false where the data ends too early.</summary>
internal struct MapiReader(ReadOnlyMemory<byte> data)
{
    private const int GuidLength = 16;
    private int _at;

    public bool TryNumber(out uint number)
    {
        number = 0;
        if (data.Length - _at < 4)
            return false;
        number = BinaryPrimitives.ReadUInt32LittleEndian(data.Span[_at..]);
        _at += 4;
        return true;
    }

    /// <summary>The name of a named property: a set, and a number or a text within it.</summary>
    public bool TrySkipName()
    {
        if (!TrySkip(GuidLength) || !TryNumber(out var kind))
            return false;
        return kind == 0 ? TrySkip(4) : TryNumber(out var length) && TrySkip(Padded(length));
    }

    /// <summary>A value; of several the first.</summary>
    public bool TryValue(MapiType type, bool isMultiple, out ReadOnlyMemory<byte> value)
    {
        value = default;
        var size = FixedSize(type);
        var count = 1u;
        // Values without a fixed size are counted, even where there is one alone.
        if (size < 0 || ((isMultiple || size == 0) && !TryNumber(out count)))
            return false;
        for (var i = 0u; i < count; i++)
        {
            var length = (uint)size;
            if (size == 0 && !TryNumber(out length))
                return false;
            var start = _at;
            if (!TrySkip(Padded(length)))
                return false;
            if (i == 0)
                value = data.Slice(start, (int)length);
        }
        return true;
    }

    private bool TrySkip(long count)
    {
        if (count > data.Length - _at)
            return false;
        _at += (int)count;
        return true;
    }

    /// <summary>All values begin at a multiple of four.</summary>
    private static long Padded(long length) => (length + 3) & ~3L;

    /// <summary>Bytes of a value; 0 where its length precedes it, -1 for an unknown type, after which nothing can be read.</summary>
    private static int FixedSize(MapiType type) => type switch
    {
        MapiType.Short or MapiType.Long or MapiType.Float or MapiType.Error or MapiType.Boolean => 4,
        MapiType.Double or MapiType.Currency or MapiType.ApplicationTime or MapiType.LongLong or MapiType.Time => 8,
        MapiType.Guid => GuidLength,
        MapiType.String8 or MapiType.Unicode or MapiType.Binary or MapiType.Object => 0,
        _ => -1,
    };
}
