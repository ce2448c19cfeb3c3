using System.Globalization;
using ServiceDesk.Mail.Mime;

namespace ServiceDesk.Mail.Tnef;

/// <summary>8-bit text of TNEF, whose charset is a code page number.</summary>
internal static class TnefText
{
    /// <summary>Decodes up to the final NULs.</summary>
    public static string Decode(ReadOnlySpan<byte> text, int codePage)
    {
        var label = codePage switch
        {
            0 => null,
            65001 => "utf-8",
            28591 or 20127 => "windows-1252",
            _ => string.Create(CultureInfo.InvariantCulture, $"cp{codePage}"),
        };
        return Charsets.Decode(text.TrimEnd((byte)0), label);
    }
}
