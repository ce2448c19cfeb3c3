using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace ServiceDesk.Mail.Mime;

/// <summary>
/// From a charset label, in any spelling found in mail, to a code page number. Subsets are widened to the
/// set that senders really use (ISO-8859-1 to Windows-1252, GB2312 to GB18030), as browsers do.
/// </summary>
internal static class CharsetNames
{
    public const int None = 0;
    public const int Utf8 = 65001;
    public const int Utf7 = 65000;
    public const int Iso2022Jp = 50220;

    private static readonly FrozenDictionary<string, int> Aliases = new Dictionary<string, int>
    {
        ["utf8"] = Utf8,
        ["utf8mb4"] = Utf8,
        ["unicode11utf8"] = Utf8,
        ["xunicode20utf8"] = Utf8,
        ["utf7"] = Utf7,
        ["unicode11utf7"] = Utf7,
        ["xunicode20utf7"] = Utf7,
        ["csunicode11utf7"] = Utf7,
        ["utf16"] = 1200,
        ["utf16le"] = 1200,
        ["unicode"] = 1200,
        ["ucs2"] = 1200,
        ["iso10646ucs2"] = 1200,
        ["utf16be"] = 1201,
        ["unicodefffe"] = 1201,
        ["utf32"] = 12000,
        ["utf32le"] = 12000,
        ["utf32be"] = 12001,
        ["usascii"] = None,
        ["ascii"] = None,
        ["ansix341968"] = None,
        ["iso646us"] = None,
        ["unknown8bit"] = None,
        ["xunknown"] = None,
        ["binary"] = None,
        ["defaultcharset"] = None,
        ["latin1"] = 1252,
        ["iso88591"] = 1252,
        ["88591"] = 1252,
        ["isolatin1"] = 1252,
        ["ansi"] = 1252,
        ["latin2"] = 28592,
        ["latin9"] = 28605,
        ["iso88596i"] = 28596,
        ["iso88596e"] = 28596,
        ["iso88598e"] = 38598,
        ["iso88599"] = 1254,
        ["latin5"] = 1254,
        ["iso885911"] = 874,
        ["tis620"] = 874,
        ["gb2312"] = 54936,
        ["gbk"] = 54936,
        ["xgbk"] = 54936,
        ["gb18030"] = 54936,
        ["euccn"] = 54936,
        ["gb231280"] = 54936,
        ["chinesesimplified"] = 54936,
        ["cp936"] = 54936,
        ["eucgb2312cn"] = 54936,
        ["hzgb2312"] = 52936,
        ["hzgb"] = 52936,
        ["hz"] = 52936,
        ["big5"] = 950,
        ["big5hkscs"] = 950,
        ["big5tw"] = 950,
        ["xbig5"] = 950,
        ["ksc5601"] = 949,
        ["ksc56011987"] = 949,
        ["ksc56011989"] = 949,
        ["euckr"] = 949,
        ["korean"] = 949,
        ["uhc"] = 949,
        ["shiftjis"] = 932,
        ["sjis"] = 932,
        ["xsjis"] = 932,
        ["mskanji"] = 932,
        ["windows31j"] = 932,
        ["eucjp"] = 51932,
        ["xeucjp"] = 51932,
        ["iso2022jp"] = Iso2022Jp,
        ["iso2022jp1"] = Iso2022Jp,
        ["iso2022jp2"] = Iso2022Jp,
        ["iso2022jp3"] = Iso2022Jp,
        ["iso2022jpms"] = Iso2022Jp,
        ["iso2022kr"] = 50225,
        ["macroman"] = 10000,
        ["xmacroman"] = 10000,
        ["macintosh"] = 10000,
        ["macce"] = 10029,
        ["maccyrillic"] = 10007,
    }.ToFrozenDictionary();

    /// <summary>The code page that the label means, or <see cref="None"/> for a label that says nothing.</summary>
    public static int CodePage(string label)
    {
        if (label.Length > 40)
            return None;
        var key = Fold(label);
        if (key.Length == 0)
            return None;
        if (Aliases.TryGetValue(key, out var known))
            return known;
        if (CodePagesEncodingProvider.Instance.GetEncoding(label.Trim()) is { } named)
            return named.CodePage;
        return FromNumber(key);
    }

    /// <summary>Whether the code page has two or four bytes for every character.</summary>
    public static bool IsWide(int codePage) => codePage is 1200 or 1201 or 12000 or 12001;

    /// <summary>Whether it is a set of escape sequences (ISO-2022, HZ), whose text never has a byte over 127.</summary>
    public static bool IsSevenBit(int codePage) => codePage is (>= 50220 and <= 50227) or 52936;

    /// <summary>Whether bytes below 128 always are ASCII; not so in the escape-sequence sets and in EBCDIC.</summary>
    public static bool IsAsciiSuperset(int codePage) =>
        codePage is (>= 1250 and <= 1258) or 874 or 932 or 936 or 949 or 950 or 51932 or 51949 or 54936
            or (>= 28592 and <= 28605) or 437 or (>= 850 and <= 863) or 866 or 38598 or 20866 or 21866 or (>= 10000 and <= 10082);

    /// <summary>Labels such as cp1250, windows1250, x-cp1251, iso8859-2, iso_8859-15 or ibm850.</summary>
    private static int FromNumber(string key)
    {
        var start = key.AsSpan().IndexOfAnyInRange('0', '9');
        if (start < 0 || !int.TryParse(key.AsSpan(start), NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            return None;
        var isIso = number is >= 88592 and <= 88599 or >= 885910 and <= 885916;
        if (isIso)
            number = 28590 + (number < 885910 ? number - 88590 : number - 885900);
        var isKnown = CodePagesEncodingProvider.Instance.GetEncoding(Math.Clamp(number, 0, 65535)) is not null;
        return isKnown && number is > 0 and <= 65535 ? number : None;
    }

    private static string Fold(string label)
    {
        var folded = new StringBuilder(label.Length);
        foreach (var c in label)
        {
            if (char.IsAsciiLetterOrDigit(c))
                folded.Append(char.ToLowerInvariant(c));
        }
        return folded.ToString();
    }
}
