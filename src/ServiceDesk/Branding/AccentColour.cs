using System.Globalization;

namespace ServiceDesk.Branding;

/// <summary>
/// A tenant's colour as links and buttons can have it: moved towards black in the light theme and towards white in the dark one, no further
/// than until text in it has the contrast that WCAG 2.2 asks for (1.4.3), whatever colour was chosen.
/// </summary>
public sealed record AccentColour
{
    /// <summary>As <see cref="Parse"/> reads it.</summary>
    public const string Pattern = "#[0-9A-Fa-f]{6}";

    private const double LeastContrast = 4.5;

    // The least favourable surfaces on which such text stands: a row under the pointer (colours.css, --row-hover).
    private static readonly double LightSurface = Luminance(0xF1, 0xF3, 0xF7);
    private static readonly double DarkSurface = Luminance(0x22, 0x25, 0x2B);

    private readonly double red;
    private readonly double green;
    private readonly double blue;

    private AccentColour(double red, double green, double blue) => (this.red, this.green, this.blue) = (red, green, blue);

    /// <summary>On the light theme's surfaces, as <c>#1f6feb</c>.</summary>
    public string OnLight
    {
        get
        {
            var most = ((LightSurface + 0.05) / LeastContrast) - 0.05;
            var share = Math.Min(1, most / Math.Max(Own, double.Epsilon));
            return Hex(x => Math.Floor(Encode(x * share) * 255));
        }
    }

    /// <summary>On the dark theme's surfaces.</summary>
    public string OnDark
    {
        get
        {
            var least = ((DarkSurface + 0.05) * LeastContrast) - 0.05;
            var share = Math.Max(0, (least - Own) / (1 - Math.Min(Own, 0.999)));
            return Hex(x => Math.Ceiling(Encode(x + ((1 - x) * share)) * 255));
        }
    }

    private double Own => Luminance(red, green, blue);

    /// <returns>Null: the text is no colour of the form <c>#1f6feb</c>.</returns>
    public static AccentColour? Parse(string? text) =>
        text is { Length: 7 } && text[0] == '#' && int.TryParse(text.AsSpan(1), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value)
            ? new(Decode((value >> 16) & 255), Decode((value >> 8) & 255), Decode(value & 255))
            : null;

    /// <summary>The contrast of two colours of the form <c>#1f6feb</c> (WCAG 2.2, "contrast ratio"), from 1 to 21.</summary>
    /// <exception cref="FormatException">One of them is no colour.</exception>
    public static double Contrast(string one, string other)
    {
        var (first, second) = (Read(one).Own, Read(other).Own);
        return (Math.Max(first, second) + 0.05) / (Math.Min(first, second) + 0.05);
    }

    private static AccentColour Read(string text) => Parse(text) ?? throw new FormatException($"'{text}' is no colour; expected # and six hexadecimal digits.");

    private string Hex(Func<double, double> channel) => string.Create(CultureInfo.InvariantCulture, $"#{(int)channel(red):x2}{(int)channel(green):x2}{(int)channel(blue):x2}");

    private static double Luminance(int red, int green, int blue) => Luminance(Decode(red), Decode(green), Decode(blue));

    // WCAG 2.2, "relative luminance".
    private static double Luminance(double red, double green, double blue) => (0.2126 * red) + (0.7152 * green) + (0.0722 * blue);

    private static double Decode(int channel) => channel / 255.0 is var x && x <= 0.04045 ? x / 12.92 : Math.Pow((x + 0.055) / 1.055, 2.4);

    private static double Encode(double light) => light <= 0.0031308 ? light * 12.92 : (1.055 * Math.Pow(light, 1 / 2.4)) - 0.055;
}
