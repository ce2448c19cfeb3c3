using System.Runtime.CompilerServices;

namespace ServiceDesk.Benchmarks;

/// <summary>Where the sources lie from which this was built.</summary>
internal static class SourceTree
{
    public static string Root { get; } = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(ThisFile())!, "..", ".."));

    private static string ThisFile([CallerFilePath] string path = "") => path;
}
