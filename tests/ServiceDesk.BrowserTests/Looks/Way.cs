namespace ServiceDesk.BrowserTests.Looks;

/// <summary>How a page is looked at.</summary>
/// <param name="Name">Of its pictures.</param>
public sealed record Way(string Name, int Width, int Height, bool IsDark = false)
{
    private static readonly Way Light = new("light", 1280, 900);
    private static readonly Way Dark = new("dark", 1280, 900, IsDark: true);
    private static readonly Way Narrow = new("narrow", 390, 844);
    private static readonly Way Wide = new("wide", 1440, 900);

    public static IReadOnlyList<Way> All { get; } = [Light, Dark, Narrow, Wide];

    /// <summary>What the tests look at where no pictures are asked for.</summary>
    public static IReadOnlyList<Way> Of(string language) => language switch
    {
        "en" => [Light, Dark],
        "fr" => [Narrow],
        _ => [Wide],
    };

    /// <summary>Colours and names are the same in each language: axe, the slowest of the checks, runs once for each of these.</summary>
    public bool HasAxe(string language) => (language, Name) is ("en", "light" or "dark") or ("fr", "narrow");
}
