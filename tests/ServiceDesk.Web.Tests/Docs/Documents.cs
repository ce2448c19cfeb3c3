using System.Text.RegularExpressions;
using ServiceDesk.Web.Tests.Views;

namespace ServiceDesk.Web.Tests.Docs;

/// <summary>The repository's own pages, which tests read as text.</summary>
internal static partial class Documents
{
    public static string Root { get; } = Path.GetFullPath(Path.Combine(SourceTree.Web, "..", ".."));

    /// <summary>README.md and all of docs, relative to the root.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        "README.md",
        .. Directory.EnumerateFiles(Path.Combine(Root, "docs"), "*.md", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(Root, path).Replace('\\', '/')).Order(StringComparer.Ordinal),
    ];

    public static string Read(string path) => File.ReadAllText(Path.Combine(Root, path));

    public static bool Exists(string path) => Path.Exists(Path.Combine(Root, path));

    /// <summary>What stands between single backticks, outside of code blocks.</summary>
    public static IEnumerable<string> Code(string text) =>
        Span().Matches(Block().Replace(text, "")).Select(match => match.Groups[1].Value);

    [GeneratedRegex("```.*?```", RegexOptions.Singleline)]
    private static partial Regex Block();

    [GeneratedRegex("`([^`\n]+)`")]
    private static partial Regex Span();
}
