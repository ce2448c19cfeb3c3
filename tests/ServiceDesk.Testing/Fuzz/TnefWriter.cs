using System.Buffers.Binary;
using System.Text;

namespace ServiceDesk.Testing.Fuzz;

/// <summary>Writes TNEF as Outlook and Exchange do (MS-OXTNEF), for tests that read it.</summary>
public sealed class TnefWriter
{
    private readonly MemoryStream _output = new();

    public TnefWriter(int codePage = 1252)
    {
        WriteNumber(_output, 0x223E9F78, 4);
        WriteNumber(_output, 1, 2);
        Attribute(1, 0x00089006, Number(0x00010000));
        Attribute(1, 0x00069007, [.. Number((uint)codePage), .. Number(0)]);
        Attribute(1, 0x00078008, Encoding.ASCII.GetBytes("IPM.Microsoft Mail.Note\0"));
    }

    public byte[] ToArray() => _output.ToArray();

    /// <summary>A name, a length, the data and their sum; level 1 is the message, 2 an attachment.</summary>
    public TnefWriter Attribute(byte level, uint id, ReadOnlySpan<byte> data)
    {
        _output.WriteByte(level);
        WriteNumber(_output, id, 4);
        WriteNumber(_output, (uint)data.Length, 4);
        _output.Write(data);
        var sum = 0;
        foreach (var b in data)
            sum += b;
        WriteNumber(_output, (uint)(sum & 0xFFFF), 2);
        return this;
    }

    public TnefWriter Subject(byte[] text) => Attribute(1, 0x00018004, [.. text, 0]);

    /// <summary>The plain body of old writers (attBody).</summary>
    public TnefWriter Body(byte[] text) => Attribute(1, 0x0002800C, [.. text, 0]);

    public TnefWriter Message(params byte[][] properties) => Attribute(1, 0x00069003, Properties(properties));

    /// <summary>An attachment: rendering data begins it, then its short name, its data and its properties.</summary>
    public TnefWriter Attachment(string shortName, byte[]? data, params byte[][] properties)
    {
        Attribute(2, 0x00069002, new byte[14]);
        Attribute(2, 0x00018010, Encoding.ASCII.GetBytes(shortName + "\0"));
        if (data is not null)
            Attribute(2, 0x0006800F, data);
        return properties.Length == 0 ? this : Attribute(2, 0x00069005, Properties(properties));
    }

    public static byte[] Properties(params byte[][] properties) => [.. Number((uint)properties.Length), .. properties.SelectMany(x => x)];

    public static byte[] Long(ushort id, uint value) => [.. Tag(0x0003, id), .. Number(value)];

    public static byte[] Unicode(ushort id, string value) => Counted(0x001F, id, Encoding.Unicode.GetBytes(value + "\0"));

    public static byte[] String8(ushort id, byte[] value) => Counted(0x001E, id, [.. value, 0]);

    public static byte[] Binary(ushort id, byte[] value) => Counted(0x0102, id, value);

    /// <summary>An object: the identifier of IMessage, then a TNEF stream.</summary>
    public static byte[] EmbeddedMessage(byte[] tnef) =>
        Counted(0x000D, 0x3701, [.. new Guid("00020307-0000-0000-C000-000000000046").ToByteArray(), .. tnef]);

    /// <summary>A property with a name of its own instead of a number.</summary>
    public static byte[] Named(string name, string value)
    {
        var text = Encoding.Unicode.GetBytes(name + "\0");
        var unicode = Unicode(0x8001, value);
        return [.. unicode[..4], .. new byte[16], .. Number(1), .. Number((uint)text.Length), .. Padded(text), .. unicode[4..]];
    }

    /// <summary>RTF compressed by MS-OXRTFCP, of literals alone.</summary>
    public static byte[] CompressedRtf(string rtf)
    {
        var raw = Encoding.Latin1.GetBytes(rtf);
        var body = new List<byte>();
        for (var i = 0; i <= raw.Length; i += 8)
        {
            var count = Math.Min(8, raw.Length - i);
            body.Add(count < 8 ? (byte)(1 << count) : (byte)0);
            body.AddRange(raw.AsSpan(i, count));
            // The end is a reference to the place that is written next.
            var place = (207 + raw.Length) & 0xFFF;
            if (count < 8)
                body.AddRange([(byte)(place >> 4), (byte)(place << 4)]);
        }
        return [.. Number((uint)body.Count + 12), .. Number((uint)raw.Length), .. Number(0x75465A4C), .. Number(0), .. body];
    }

    private static byte[] Counted(ushort type, ushort id, byte[] value) => [.. Tag(type, id), .. Number(1), .. Number((uint)value.Length), .. Padded(value)];

    private static byte[] Padded(byte[] value) => [.. value, .. new byte[(4 - (value.Length % 4)) % 4]];

    private static byte[] Tag(ushort type, ushort id) => [(byte)type, (byte)(type >> 8), (byte)id, (byte)(id >> 8)];

    private static byte[] Number(uint value)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteUInt32LittleEndian(bytes, value);
        return bytes;
    }

    private static void WriteNumber(MemoryStream output, uint value, int bytes)
    {
        for (var i = 0; i < bytes; i++)
            output.WriteByte((byte)(value >> (8 * i)));
    }
}
