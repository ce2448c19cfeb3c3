using System.Buffers.Binary;

namespace ServiceDesk.Mail.Tnef;

/// <summary>Expands the RTF of MAPI (MS-OXRTFCP).</summary>
internal static class CompressedRtf
{
    private const uint Compressed = 0x75465A4C;
    private const uint Uncompressed = 0x414C454D;
    private const int HeadLength = 16;
    private const int WindowSize = 4096;

    /// <summary>A reference of two bytes gives at most 17: no more comes out of any stream.</summary>
    private const int LongestReference = 17;
    private const int LargestText = 32 * 1024 * 1024;

    // What RTF is full of; it stands in the window from the beginning (section 2.1.3.1.4).
    private static ReadOnlySpan<byte> Preload =>
        "{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss \\fmodern \\fscript \\fdecor MS Sans SerifSymbolArialTimes New RomanCourier{\\colortbl\\red0\\green0\\blue0\r\n\\par \\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx"u8;

    /// <summary>The RTF; null for what is none. A stream that ends too early gives what it had.</summary>
    public static byte[]? Expand(ReadOnlySpan<byte> content)
    {
        if (content.Length < HeadLength)
            return null;
        var size = BinaryPrimitives.ReadUInt32LittleEndian(content[4..]);
        var kind = BinaryPrimitives.ReadUInt32LittleEndian(content[8..]);
        var body = content[HeadLength..];
        return kind switch
        {
            Uncompressed => body[..(int)Math.Min(size, (uint)body.Length)].ToArray(),
            Compressed => Expand(body, (int)Math.Min(Math.Min(size, LargestText), (long)body.Length * LongestReference)),
            _ => null,
        };
    }

    private static byte[] Expand(ReadOnlySpan<byte> input, int size)
    {
        Span<byte> window = stackalloc byte[WindowSize];
        window.Clear();
        Preload.CopyTo(window);
        var place = Preload.Length;
        var output = new byte[size];
        var written = 0;
        for (var at = 0; at < input.Length;)
        {
            var flags = input[at++];
            for (var bit = 0; bit < 8 && at < input.Length; bit++)
            {
                if ((flags >> bit & 1) == 0)
                {
                    Put(input[at++], window, ref place, output, ref written);
                    continue;
                }
                if (at + 1 >= input.Length)
                    return output[..written];
                var offset = (input[at] << 4) | (input[at + 1] >> 4);
                var length = (input[at + 1] & 15) + 2;
                at += 2;
                // A reference to the place that comes next is the end.
                if (offset == place)
                    return output[..written];
                for (var i = 0; i < length; i++)
                    Put(window[(offset + i) % WindowSize], window, ref place, output, ref written);
            }
            if (written == size)
                break;
        }
        return output[..written];
    }

    private static void Put(byte value, Span<byte> window, ref int place, byte[] output, ref int written)
    {
        if (written < output.Length)
            output[written++] = value;
        window[place] = value;
        place = (place + 1) % WindowSize;
    }
}
