namespace ServiceDesk.Guides;

/// <summary>The colours that entries of guides may have: names of the palette of the pages.</summary>
public static class GuideColours
{
    public const string Default = "secondary";

    public static IReadOnlyList<string> All { get; } =
        [Default, "blue", "azure", "indigo", "purple", "pink", "red", "orange", "yellow", "lime", "green", "teal", "cyan"];
}
