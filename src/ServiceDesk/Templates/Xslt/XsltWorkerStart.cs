using System.Diagnostics;
using System.Globalization;

namespace ServiceDesk.Templates.Xslt;

/// <summary>Starts the process of a worker with as little around it as a runtime needs: nothing of the desk's settings and secrets.</summary>
internal static class XsltWorkerStart
{
    private const string Shell = "/bin/sh";

    /// <summary>Address space beyond its objects' memory, in megabytes: the runtime itself, compiled code, stacks. What it takes above ends it.</summary>
    private const int Beyond = 3072;

    /// <summary>Of this process's environment; all else is left out.</summary>
    private static readonly string[] Kept = ["DOTNET_ROOT", "DOTNET_ROOT_X64", "DOTNET_ROOT_ARM64", "DOTNET_SYSTEM_GLOBALIZATION_INVARIANT", "SystemRoot"];

    /// <exception cref="System.ComponentModel.Win32Exception">The program cannot be started.</exception>
    public static Process Launch(XsltWorkerCommand command, XsltWorkerSettings settings)
    {
        var start = new ProcessStartInfo
        {
            FileName = command.File,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            CreateNoWindow = true,
            WorkingDirectory = Path.GetPathRoot(Environment.SystemDirectory) is { Length: > 0 } root ? root : "/",
        };
        if (OperatingSystem.IsLinux() && File.Exists(Shell))
        {
            // No core file of 100 MB for every template that calls itself; and an end to memory that the runtime does not count.
            start.FileName = Shell;
            var space = ((settings.Megabytes + Beyond) * 1024).ToString(CultureInfo.InvariantCulture);
            foreach (var argument in (string[])["-c", $"ulimit -c 0 2>/dev/null; ulimit -v {space} 2>/dev/null; exec \"$@\"", "sh", command.File])
                start.ArgumentList.Add(argument);
        }
        foreach (var argument in command.Arguments)
            start.ArgumentList.Add(argument);
        start.Environment.Clear();
        foreach (var name in Kept)
            if (Environment.GetEnvironmentVariable(name) is { Length: > 0 } value)
                start.Environment[name] = value;
        start.Environment["DOTNET_GCHeapHardLimit"] = (settings.Megabytes * 1024L * 1024L).ToString("X", CultureInfo.InvariantCulture);
        start.Environment["DOTNET_gcServer"] = "0";
        start.Environment["DOTNET_gcConcurrent"] = "0";
        start.Environment["DOTNET_TieredPGO"] = "0";
        start.Environment["DOTNET_EnableDiagnostics"] = "0";
        return Process.Start(start) ?? throw new InvalidOperationException($"{command.File} was not started.");
    }
}
