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

    /// <summary>Whether so much of it lies outside of the alphabet that the label must be wrong and the content is plain.</summary>
    public static bool IsPlainText(ReadOnlySpan<byte> content)
    {
        var foreign = 0;
        foreach (var c in content)
        {
            if (Base64Alphabet.Value(c) < 0 && c is not ((byte)'=' or (byte)'\r' or (byte)'\n'))
                foreign++;
        }
        return foreign * 20L > content.Length;
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
