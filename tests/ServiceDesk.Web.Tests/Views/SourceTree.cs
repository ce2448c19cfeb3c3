using System.Runtime.CompilerServices;

namespace ServiceDesk.Web.Tests.Views;

/// <summary>The sources of ServiceDesk.Web, which some tests read as text.</summary>
internal static class SourceTree
{
    public static string Web { get; } = Path.GetFullPath(Path.Combine(Here(), "..", "..", "..", "src", "ServiceDesk.Web"));

    public static IEnumerable<string> Files(params string[] extensions) =>
        Directory.EnumerateFiles(Web, "*", SearchOption.AllDirectories)
            .Where(path => extensions.Contains(Path.GetExtension(path)))
            .Where(path => !Relative(path).Split('/').Any(part => part is "bin" or "obj" or "node_modules" or "wwwroot"))
            .Order(StringComparer.Ordinal);

    public static string Relative(string path) => Path.GetRelativePath(Web, path).Replace('\\', '/');

    private static string Here([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
