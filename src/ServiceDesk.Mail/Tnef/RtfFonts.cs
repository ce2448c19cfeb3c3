namespace ServiceDesk.Mail.Tnef;

/// <summary>The code pages of a font table: bytes of a text mean what its font's charset says.</summary>
internal sealed class RtfFonts
{
    private readonly Dictionary<int, int> _codePages = [];
    private int _current = -1;

    /// <summary>A font of the table begins.</summary>
    public void Begin(int number) => _current = number;

    public void SetCharset(int charset)
    {
        if (_current >= 0 && CodePageOf(charset) is { } codePage)
            _codePages[_current] = codePage;
    }

    /// <summary>The code page of that font, or null where it has none of its own.</summary>
    public int? CodePage(int font) => _codePages.TryGetValue(font, out var codePage) ? codePage : null;

    private static int? CodePageOf(int charset) => charset switch
    {
        77 => 10000,
        128 => 932,
        129 => 949,
        134 => 936,
        136 => 950,
        161 => 1253,
        162 => 1254,
        163 => 1258,
        177 => 1255,
        178 => 1256,
        186 => 1257,
        204 => 1251,
        222 => 874,
        238 => 1250,
        _ => null,
    };
}
