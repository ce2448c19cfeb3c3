using System.Buffers;
using System.Collections.Concurrent;
using System.Text;
using System.Text.Unicode;

namespace ServiceDesk.Mail.Mime;

/// <summary>
/// Text from bytes under a charset label that may be missing, unknown or wrong. Never throws; what no
/// charset explains becomes U+FFFD.
/// </summary>
internal static class Charsets
{
    private const char Replacement = '\uFFFD';
    private static readonly ConcurrentDictionary<int, Encoding> Encodings = new();

    /// <summary>8-bit text without a label, as in header fields: UTF-8 where it is valid, else the charset of the body, else Windows-1252.</summary>
    public static string DecodeUnlabelled(ReadOnlySpan<byte> bytes, string? bodyCharset = null)
    {
        if (bodyCharset is null || Utf8.IsValid(bytes))
            return Decode(bytes, null);
        var codePage = CharsetNames.CodePage(bodyCharset);
        if (!CharsetNames.IsAsciiSuperset(codePage))
            return Decode(bytes, null);
        var text = DecodeAs(bytes, codePage);
        return text.Contains(Replacement) ? Decode(bytes, null) : WithoutNul(text);
    }

    /// <summary>Decodes by the label (any spelling, or null); a byte order mark and valid UTF-8 outweigh a label that contradicts them.</summary>
    public static string Decode(ReadOnlySpan<byte> bytes, string? label)
    {
        if (TryByteOrderMark(bytes, out var marked))
            return WithoutNul(marked);
        var codePage = label is null ? CharsetNames.None : CharsetNames.CodePage(label);
        return WithoutNul(DecodeAs(bytes, codePage));
    }

    private static string DecodeAs(ReadOnlySpan<byte> bytes, int codePage)
    {
        var isAscii = Ascii.IsValid(bytes);
        switch (codePage)
        {
            case CharsetNames.Utf7:
                return isAscii ? Utf7.Decode(bytes) : DecodeUtf8Or1252(bytes);
            case CharsetNames.None or CharsetNames.Utf8:
                if (!isAscii)
                    return DecodeUtf8Or1252(bytes);
                return LooksLikeIso2022(bytes) ? Get(CharsetNames.Iso2022Jp).GetString(bytes) : Encoding.ASCII.GetString(bytes);
        }
        if (CharsetNames.IsWide(codePage))
            return DecodeWide(bytes, codePage, isAscii);
        if (isAscii && CharsetNames.IsAsciiSuperset(codePage))
            return Encoding.ASCII.GetString(bytes);
        var encoding = Get(codePage);
        if (encoding.IsSingleByte)
            return Utf8.IsValid(bytes) && !isAscii ? Encoding.UTF8.GetString(bytes) : encoding.GetString(bytes);
        // A few characters of double-byte text can be valid UTF-8 by chance, so there the label is believed first.
        if (!isAscii && Utf8.IsValid(bytes) && (CharsetNames.IsSevenBit(codePage) || HasManyLongSequences(bytes)))
            return Encoding.UTF8.GetString(bytes);
        var text = encoding.GetString(bytes);
        return text.Contains(Replacement) && !isAscii && Utf8.IsValid(bytes) ? Encoding.UTF8.GetString(bytes) : text;
    }

    /// <summary>Four or more characters of three bytes or more in valid UTF-8: no double-byte text looks like that.</summary>
    private static bool HasManyLongSequences(ReadOnlySpan<byte> validUtf8)
    {
        var found = 0;
        foreach (var b in validUtf8)
        {
            if (b >= 0xE0 && ++found == 4)
                return true;
        }
        return false;
    }

    private static string DecodeWide(ReadOnlySpan<byte> bytes, int codePage, bool isAscii)
    {
        // UTF-16 and UTF-32 text has zero bytes wherever it has spaces or line ends; without one the label is wrong.
        if (bytes.IndexOf((byte)0) < 0 && (isAscii || Utf8.IsValid(bytes)))
            return Encoding.UTF8.GetString(bytes);
        return WithoutMarks(Get(codePage).GetString(bytes));
    }

    /// <summary>Encoded words that were joined had a byte order mark each.</summary>
    private static string WithoutMarks(string text) => text.Replace("\uFEFF", "", StringComparison.Ordinal);

    private static string DecodeUtf8Or1252(ReadOnlySpan<byte> bytes)
    {
        if (Utf8.IsValid(bytes))
            return Encoding.UTF8.GetString(bytes);
        return IsDamagedUtf8(bytes) ? Encoding.UTF8.GetString(bytes) : Get(1252).GetString(bytes);
    }

    /// <summary>More good multi-byte sequences than bad bytes: UTF-8 that was cut or patched, not a code page.</summary>
    private static bool IsDamagedUtf8(ReadOnlySpan<byte> bytes)
    {
        int good = 0, bad = 0;
        while (!bytes.IsEmpty)
        {
            var status = Rune.DecodeFromUtf8(bytes, out _, out var used);
            if (status != OperationStatus.Done)
                bad++;
            else if (used > 1)
                good++;
            bytes = bytes[Math.Max(used, 1)..];
        }
        return good > bad;
    }

    private static bool TryByteOrderMark(ReadOnlySpan<byte> bytes, out string text)
    {
        text = "";
        if (bytes is [0xEF, 0xBB, 0xBF, ..] && Utf8.IsValid(bytes))
            text = Encoding.UTF8.GetString(bytes[3..]);
        else if (bytes is [0xFF, 0xFE, ..] && bytes.IndexOf((byte)0) >= 0)
            text = WithoutMarks(Encoding.Unicode.GetString(bytes));
        else if (bytes is [0xFE, 0xFF, ..] && bytes.IndexOf((byte)0) >= 0)
            text = WithoutMarks(Encoding.BigEndianUnicode.GetString(bytes));
        else
            return false;
        return true;
    }

    private static bool LooksLikeIso2022(ReadOnlySpan<byte> bytes) =>
        bytes.IndexOf((byte)0x1B) >= 0 && (bytes.IndexOf("\u001B$"u8) >= 0 || bytes.IndexOf("\u001B("u8) >= 0);

    private static string WithoutNul(string text) => text.Contains('\0') ? text.Replace("\0", "", StringComparison.Ordinal) : text;

    private static Encoding Get(int codePage) => Encodings.GetOrAdd(codePage, static number =>
    {
        var encoding = (Encoding)(CodePagesEncodingProvider.Instance.GetEncoding(number) ?? Encoding.GetEncoding(number)).Clone();
        encoding.DecoderFallback = new DecoderReplacementFallback("\uFFFD");
        return encoding;
    });
}
