using System.Runtime.CompilerServices;

namespace ServiceDesk.Benchmarks;

/// <summary>Where the sources lie from which this was built.</summary>
internal static class SourceTree
{
    public static string Root { get; } = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(ThisFile())!, "..", ".."));

    /// <exception cref="InvalidOperationException">It was not built in Release.</exception>
    public static string ReleaseOf(string project)
    {
        var built = Path.Combine(Root, "src", project, "bin", "Release", "net10.0", $"{project}.dll");
        return File.Exists(built) ? built : throw new InvalidOperationException($"{built} is not there; build with -c Release.");
    }

    private static string ThisFile([CallerFilePath] string path = "") => path;
}
