using System.Buffers.Binary;
using System.Text;

namespace ServiceDesk.Mail.Tnef;

/// <summary>A list of MAPI properties (MS-OXTNEF section 2.1.3.4), by number. Those with names of their own are passed over.</summary>
internal sealed class MapiProperties
{
    private const int MostProperties = 5000;
    private const ushort FirstNamed = 0x8000;
    private const ushort MultipleFlag = 0x1000;

    private readonly Dictionary<ushort, (MapiType Type, ReadOnlyMemory<byte> Value)> _values = [];
    private readonly int _codePage;

    private MapiProperties(int codePage) => _codePage = codePage;

    /// <summary>Reads as many as are whole; the first value of each number counts.</summary>
    /// <param name="data">The data of the attribute.</param>
    /// <param name="codePage">What 8-bit strings are written in.</param>
    public static MapiProperties Read(ReadOnlyMemory<byte> data, int codePage)
    {
        var properties = new MapiProperties(codePage);
        var reader = new MapiReader(data);
        if (!reader.TryNumber(out var count))
            return properties;
        for (var i = 0; i < Math.Min(count, MostProperties); i++)
        {
            if (!reader.TryNumber(out var tag))
                break;
            var (type, id) = ((ushort)tag, (ushort)(tag >> 16));
            if (id >= FirstNamed && !reader.TrySkipName())
                break;
            if (!reader.TryValue((MapiType)(type & ~MultipleFlag), (type & MultipleFlag) != 0, out var value))
                break;
            // A list of values has no single one, and none of the properties asked for is a list.
            if (id < FirstNamed && (type & MultipleFlag) == 0)
                properties._values.TryAdd(id, ((MapiType)type, value));
        }
        return properties;
    }

    /// <summary>A text without its final NUL; null where the property is missing, blank or no text.</summary>
    public string? Text(MapiProperty id)
    {
        if (!_values.TryGetValue((ushort)id, out var found))
            return null;
        var text = found.Type switch
        {
            MapiType.Unicode => Encoding.Unicode.GetString(found.Value.Span),
            MapiType.String8 => TnefText.Decode(found.Value.Span, _codePage),
            _ => "",
        };
        var end = text.IndexOf('\0', StringComparison.Ordinal);
        text = end < 0 ? text : text[..end];
        return string.IsNullOrWhiteSpace(text) ? null : text;
    }

    public int? Number(MapiProperty id) =>
        _values.TryGetValue((ushort)id, out var found) && found.Type == MapiType.Long ? BinaryPrimitives.ReadInt32LittleEndian(found.Value.Span) : null;

    /// <summary>The bytes of a binary property or of an object; null where it is missing.</summary>
    public ReadOnlyMemory<byte>? Bytes(MapiProperty id) =>
        _values.TryGetValue((ushort)id, out var found) && found.Type is MapiType.Binary or MapiType.Object ? found.Value : (ReadOnlyMemory<byte>?)null;
}
