using System.Diagnostics;
using ServiceDesk.Testing;

namespace ServiceDesk.Benchmarks;

/// <summary>
/// PostgreSQL, Dovecot and Postfix: those that the environment names (<see cref="TestServers"/>), or else some of its own,
/// started by tests/servers for this run and named in this process's environment.
/// </summary>
internal sealed class RealServers : IAsyncDisposable
{
    private const string Export = "export ";

    private readonly string? folder;

    private RealServers(string? folder) => this.folder = folder;

    /// <exception cref="InvalidOperationException">They could not be started; the script has said why.</exception>
    public static async Task<RealServers> StartAsync(CancellationToken cancellation)
    {
        if (TestServers.AreNamed)
            return new(null);
        // Sockets below it allow only a short path.
        var folder = Directory.CreateTempSubdirectory("bench-").FullName;
        await RunAsync("start", folder, cancellation);
        foreach (var line in await File.ReadAllLinesAsync(Path.Combine(folder, "env"), cancellation))
            if (line.StartsWith(Export, StringComparison.Ordinal) && line[Export.Length..].Split('=', 2) is [var name, var value])
                Environment.SetEnvironmentVariable(name, value.Trim('\''));
        return new(folder);
    }

    public async ValueTask DisposeAsync()
    {
        if (folder is null)
            return;
        await RunAsync("stop", folder, CancellationToken.None);
        Directory.Delete(folder, recursive: true);
    }

    private static async Task RunAsync(string script, string folder, CancellationToken cancellation)
    {
        var path = Path.Combine(SourceTree.Root, "tests", "servers", script);
        var start = new ProcessStartInfo("/bin/bash", [path, folder]) { RedirectStandardOutput = true };
        start.Environment["SERVICEDESK_TEST_DURABLE"] = "1"; // Figures without the safety of the disk would be nobody's.
        using var process = Process.Start(start)
            ?? throw new InvalidOperationException($"{path} could not be started.");
        await process.StandardOutput.ReadToEndAsync(cancellation);
        await process.WaitForExitAsync(cancellation);
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{path} {folder} ended with {process.ExitCode}; what it said stands above.");
    }
}
