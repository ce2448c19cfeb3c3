using System.Buffers;
using System.Buffers.Text;

namespace ServiceDesk.Mail.Mime;

/// <summary>Reads base64 (RFC 2045 section 6.8), junk, cut quanta and joined pieces included.</summary>
internal static class Base64Decoder
{
    public static byte[] Decode(ReadOnlySpan<byte> encoded)
    {
        var buffer = new byte[Base64.GetMaxDecodedFromUtf8Length(encoded.Length)];
        var status = Base64.DecodeFromUtf8(encoded, buffer, out _, out var written);
        if (status != OperationStatus.Done)
            written = DecodeLeniently(encoded, ref buffer);
        return written == buffer.Length ? buffer : buffer[..written];
    }

    /// <summary>Where the first line begins that cannot be meant as base64, for too much of it lies outside of the alphabet; the length if none does.</summary>
    public static int PlainTextStart(ReadOnlySpan<byte> content)
    {
        var hasEncoded = false;
        for (var start = 0; start < content.Length;)
        {
            var end = content[start..].IndexOf((byte)'\n');
            var next = end < 0 ? content.Length : start + end + 1;
            var line = content[start..next].Trim(" \t\r\n"u8);
            if (IsPlainLine(line))
                return hasEncoded ? start : 0;
            hasEncoded |= line.Length > 0;
            start = next;
        }
        return content.Length;
    }

    /// <summary>One foreign character is damage; several, and more than one in twenty, are words.</summary>
    private static bool IsPlainLine(ReadOnlySpan<byte> line)
    {
        var foreign = 0;
        foreach (var c in line)
        {
            if (Base64Alphabet.Value(c) < 0 && c != (byte)'=')
                foreign++;
        }
        return foreign > 1 && foreign * 20 > line.Length;
    }

    private static int DecodeLeniently(ReadOnlySpan<byte> encoded, ref byte[] buffer)
    {
        if (buffer.Length < encoded.Length)
            buffer = new byte[encoded.Length];
        int bits = 0, count = 0, written = 0;
        foreach (var c in encoded)
        {
            var value = Base64Alphabet.Value(c);
            if (value < 0)
            {
                // Padding ends a quantum; what follows is another piece that was joined on.
                if (c == (byte)'=')
                    written = FlushQuantum(bits, ref count, buffer, written);
                continue;
            }
            bits = (bits << 6) | value;
            if (++count < 4)
                continue;
            buffer[written++] = (byte)(bits >> 16);
            buffer[written++] = (byte)(bits >> 8);
            buffer[written++] = (byte)bits;
            bits = count = 0;
        }
        return FlushQuantum(bits, ref count, buffer, written);
    }

    private static int FlushQuantum(int bits, ref int count, byte[] buffer, int written)
    {
        if (count >= 2)
            buffer[written++] = (byte)(bits >> (count == 3 ? 10 : 4));
        if (count == 3)
            buffer[written++] = (byte)(bits >> 2);
        count = 0;
        return written;
    }
}
