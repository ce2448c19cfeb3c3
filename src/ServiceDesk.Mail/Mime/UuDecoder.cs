using System.Buffers;

namespace ServiceDesk.Mail.Mime;

/// <summary>Finds and decodes uuencoded files ("begin 644 name" … "end") in a text.</summary>
internal static class UuDecoder
{
    /// <summary>The first file, or null where there is none.</summary>
    public static byte[]? DecodeFirst(ReadOnlySpan<byte> text) => Extract(text).Files is [var first, ..] ? first.Content : null;

    /// <summary>The files, and the text without them.</summary>
    public static (byte[] Remaining, List<UuFile> Files) Extract(ReadOnlySpan<byte> text)
    {
        var rest = new ArrayBufferWriter<byte>(Math.Max(text.Length, 1));
        var files = new List<UuFile>();
        while (!text.IsEmpty)
        {
            var length = LineLength(text);
            // A block that does not decode leaves its first line as text, so no line is looked at more than twice.
            if (TryName(text[..length]) is { } name && TryDecode(text[length..], out var content, out var used))
            {
                files.Add(new UuFile(name, content));
                length += used;
            }
            else
            {
                rest.Write(text[..length]);
            }
            text = text[length..];
        }
        return (rest.WrittenSpan.ToArray(), files);
    }

    private static string? TryName(ReadOnlySpan<byte> line)
    {
        if (!line.StartsWith("begin "u8))
            return null;
        var rest = line[6..].TrimEnd(" \t\r\n"u8);
        var mode = rest.IndexOfAnyExceptInRange((byte)'0', (byte)'7');
        return mode is 3 or 4 && rest[mode] == (byte)' ' ? Charsets.DecodeUnlabelled(rest[(mode + 1)..].Trim((byte)' ')) : null;
    }

    private static bool TryDecode(ReadOnlySpan<byte> text, out byte[] content, out int used)
    {
        var output = new ArrayBufferWriter<byte>();
        used = 0;
        content = [];
        while (used < text.Length)
        {
            var length = LineLength(text[used..]);
            var line = text.Slice(used, length).TrimEnd("\r\n"u8);
            used += length;
            if (line.SequenceEqual("end"u8))
            {
                content = output.WrittenSpan.ToArray();
                return true;
            }
            if (line.TrimEnd((byte)' ').IsEmpty)
                continue;
            if (!TryDecodeLine(line, output))
                return false;
        }
        return false;
    }

    /// <summary>One line: its length in bytes, then groups of four characters. Trailing blanks may have been cut in transport.</summary>
    private static bool TryDecodeLine(ReadOnlySpan<byte> line, ArrayBufferWriter<byte> output)
    {
        if (line.IndexOfAnyExceptInRange((byte)' ', (byte)'`') >= 0)
            return false;
        var count = (line[0] - 32) & 63;
        var groups = (count + 2) / 3;
        if (line.Length - 1 > groups * 4 + 2)
            return false;
        Span<byte> bytes = stackalloc byte[63 + 3];
        for (var group = 0; group < groups; group++)
        {
            var bits = 0;
            for (var i = 0; i < 4; i++)
            {
                var index = 1 + group * 4 + i;
                bits = (bits << 6) | (index < line.Length ? (line[index] - 32) & 63 : 0);
            }
            bytes[group * 3] = (byte)(bits >> 16);
            bytes[group * 3 + 1] = (byte)(bits >> 8);
            bytes[group * 3 + 2] = (byte)bits;
        }
        output.Write(bytes[..count]);
        return true;
    }

    private static int LineLength(ReadOnlySpan<byte> text)
    {
        var end = text.IndexOf((byte)'\n');
        return end < 0 ? text.Length : end + 1;
    }
}
