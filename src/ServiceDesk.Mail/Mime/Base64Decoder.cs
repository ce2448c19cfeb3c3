using System.Buffers;
using System.Buffers.Text;

namespace ServiceDesk.Mail.Mime;

/// <summary>Reads base64 (RFC 2045 section 6.8), junk, cut quanta and joined pieces included.</summary>
internal static class Base64Decoder
{
    public static ReadOnlyMemory<byte> Decode(ReadOnlySpan<byte> encoded)
    {
        var buffer = new byte[Base64.GetMaxDecodedFromUtf8Length(encoded.Length)];
        var status = Base64.DecodeFromUtf8(encoded, buffer, out _, out var written);
        if (status != OperationStatus.Done)
        {
            buffer = new byte[encoded.Length + Base64Quanta.Room];
            var quanta = new Base64Quanta();
            written = quanta.Read(encoded, buffer, out _);
            written += quanta.End(buffer.AsSpan(written));
        }
        return buffer.AsMemory(0, written);
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
}
