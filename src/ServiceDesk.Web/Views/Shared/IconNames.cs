namespace ServiceDesk.Web.Views.Shared;

/// <summary>The icons of <c>icons.txt</c>, which the build puts into the sprite <c>lib/icons.svg</c>.</summary>
public static class IconNames
{
    private static readonly HashSet<string> Known = Read();

    /// <summary>In the order of the file, which is the alphabet's.</summary>
    public static IReadOnlyList<string> All { get; } = [.. Known.Order(StringComparer.Ordinal)];

    public static bool Has(string name) => Known.Contains(name);

    /// <exception cref="InvalidOperationException">The sprite has no such icon.</exception>
    public static string Require(string name) => Known.Contains(name)
        ? name
        : throw new InvalidOperationException(
            $"A page asks for the icon \"{name}\", which src/ServiceDesk.Web/icons.txt does not name. Add it there (a name of Tabler's outline icons) and build.");

    private static HashSet<string> Read()
    {
        using var stream = typeof(IconNames).Assembly.GetManifestResourceStream("icons.txt")
            ?? throw new InvalidOperationException("The assembly lacks its resource icons.txt: the project file embeds it.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd()
            .Split('\n')
            .Where(line => !line.StartsWith('#'))
            .SelectMany(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            .ToHashSet(StringComparer.Ordinal);
    }
}
