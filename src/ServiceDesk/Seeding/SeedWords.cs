namespace ServiceDesk.Seeding;

/// <summary>The word lists and sentences of <c>Seeding/Words</c>.</summary>
internal static class SeedWords
{
    private const string Folder = "ServiceDesk.Seeding.Words.";

    public static IReadOnlyList<string> Lines(string name) =>
        Read(name).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    public static IReadOnlyList<string> Words(string name) =>
        [.. Read(name).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Distinct()];

    private static string Read(string name)
    {
        using var file = typeof(SeedWords).Assembly.GetManifestResourceStream($"{Folder}{name}.txt")
            ?? throw new ArgumentException($"There is no word list '{name}'.", nameof(name));
        using var reader = new StreamReader(file);
        return reader.ReadToEnd();
    }
}
