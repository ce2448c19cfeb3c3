using System.Reflection;
using System.Runtime.InteropServices;

namespace ServiceDesk.Templates.Xslt;

/// <summary>How a worker is started: the desk's own executable with <see cref="TemplateWorker.Verb"/>.</summary>
/// <param name="File">The program.</param>
/// <param name="Arguments">What stands behind it.</param>
public sealed record XsltWorkerCommand(string File, IReadOnlyList<string> Arguments)
{
    /// <param name="application">The assembly whose entry point knows the verb.</param>
    public static XsltWorkerCommand Of(Assembly application)
    {
        ArgumentNullException.ThrowIfNull(application);
        var process = Environment.ProcessPath ?? throw new InvalidOperationException("The system does not tell the path of this process's executable.");
        // Published as one file, or started by the executable that stands beside the assembly.
        if (application.Location.Length == 0 || Path.GetFileNameWithoutExtension(process) == application.GetName().Name)
            return new(process, [TemplateWorker.Verb]);
        return new(Path.GetFileNameWithoutExtension(process) == "dotnet" ? process : Host, [application.Location, TemplateWorker.Verb]);
    }

    // Runtimes lie in shared/Microsoft.NETCore.App/10.0.0 beside it.
    private static string Host => Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet"));
}
