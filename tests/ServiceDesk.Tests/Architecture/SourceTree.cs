using System.Text.RegularExpressions;

namespace ServiceDesk.Tests.Architecture;

/// <summary>The sources of this repository, which some tests read as text.</summary>
internal static partial class SourceTree
{
    private static readonly string[] NotOurs = ["bin", "obj", "node_modules", "lib"];

    public static string Root { get; } = FindRoot();

    /// <summary>Files below a folder of the repository, generated and fetched ones aside.</summary>
    /// <param name="folder">From the repository's root, with slashes.</param>
    /// <param name="extensions">With their dots.</param>
    public static IReadOnlyList<SourceFile> Files(string folder, params string[] extensions) =>
    [
        .. Directory.EnumerateFiles(Path.Combine(Root, folder), "*", SearchOption.AllDirectories)
            .Where(x => extensions.Contains(Path.GetExtension(x)))
            .Select(x => Path.GetRelativePath(Root, x).Replace('\\', '/'))
            .Where(x => !x.Split('/').Intersect(NotOurs).Any())
            .Order(StringComparer.Ordinal)
            .Select(x => new SourceFile(x, File.ReadAllText(Path.Combine(Root, x)))),
    ];

    /// <summary>What the source says without its comments.</summary>
    public static string WithoutComments(string line) => Comment().Replace(line, "");

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "ServiceDesk.sln")))
                return folder.FullName;
        throw new InvalidOperationException($"No folder above {AppContext.BaseDirectory} holds ServiceDesk.sln; run the tests from where the repository built them.");
    }

    // A comment ends the line; two slashes behind a colon are an address.
    [GeneratedRegex(@"(?<!:)//.*$|@\*.*?\*@")]
    private static partial Regex Comment();
}

/// <param name="Path">From the repository's root, with slashes.</param>
internal sealed record SourceFile(string Path, string Text)
{
    public bool IsMigration => Path.Contains("/Migrations/", StringComparison.Ordinal);

    public string Name => Path[(Path.LastIndexOf('/') + 1)..];

    public string[] Lines { get; } = Text.TrimEnd('\n').Split('\n');

    public bool IsIn(string folder) => Path.StartsWith(folder + "/", StringComparison.Ordinal);

    /// <summary>Where the pattern is met, as <c>path:line: text</c>.</summary>
    public IEnumerable<string> Hits(Regex pattern, bool inComments = false) => Lines
        .Select((line, i) => (Text: inComments ? line : SourceTree.WithoutComments(line), Number: i + 1))
        .Where(x => pattern.IsMatch(x.Text))
        .Select(x => $"{Path}:{x.Number}: {x.Text.Trim()}");
}
