using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using ServiceDesk.Database;

namespace ServiceDesk.Testing;

/// <summary>The application as a process of its own, which can be killed and started again at the same ports.</summary>
public sealed class DeskProcess(string assembly, DatabaseSettings database, string folder) : IAsyncDisposable
{
    private Process? process;

    public int HttpPort { get; } = FreePort.Find();
    public int SmtpPort { get; } = FreePort.Find();

    /// <summary>More settings, as environment variables.</summary>
    public Dictionary<string, string> Environment { get; } = [];

    public void Start()
    {
        var start = new ProcessStartInfo("dotnet", [assembly]) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = Path.GetDirectoryName(assembly)! };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        start.Environment["ASPNETCORE_URLS"] = $"http://127.0.0.1:{HttpPort.ToString(CultureInfo.InvariantCulture)}";
        start.Environment["Database__Provider"] = database.Provider == DatabaseProvider.Postgres ? "postgresql" : "sqlite";
        start.Environment["ConnectionStrings__Desk"] = database.Desk;
        start.Environment["ConnectionStrings__DeskOwner"] = database.Owner;
        start.Environment["Desk__DataFolder"] = folder;
        start.Environment["Desk__UndoSeconds"] = "0";
        start.Environment["Mail__Receiver__Port"] = SmtpPort.ToString(CultureInfo.InvariantCulture);
        foreach (var (name, value) in Environment)
            start.Environment[name] = value;
        process = Process.Start(start) ?? throw new InvalidOperationException($"{assembly} could not be started.");
        // Its output is read, or it would stop when the pipe is full.
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, line) => LastError = line.Data ?? LastError;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>The last line that it wrote to its error stream.</summary>
    public string? LastError { get; private set; }

    /// <summary>Waits until the receiver takes connections.</summary>
    /// <exception cref="InvalidOperationException">The process ended instead.</exception>
    public async Task ReadyAsync(CancellationToken cancellation)
    {
        while (true)
        {
            if (process is null or { HasExited: true })
                throw new InvalidOperationException($"The application ended while it was waited for: {LastError}");
            try
            {
                using var probe = new TcpClient();
                await probe.ConnectAsync(IPAddress.Loopback, SmtpPort, cancellation);
                return;
            }
            catch (SocketException)
            {
                await Task.Delay(50, cancellation);
            }
        }
    }

    /// <summary>SIGKILL: nothing of it runs any more.</summary>
    public async Task KillAsync()
    {
        if (process is null)
            return;
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        process.Dispose();
        process = null;
    }

    public async ValueTask DisposeAsync() => await KillAsync();
}
