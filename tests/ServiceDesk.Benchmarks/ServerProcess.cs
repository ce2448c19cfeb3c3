using System.Collections.Concurrent;
using System.Diagnostics;
using ServiceDesk.Database;
using ServiceDesk.Testing;

namespace ServiceDesk.Benchmarks;

/// <summary>A web server in a process of its own, on a free port of 127.0.0.1.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    private const int LinesKept = 50;
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(120);

    private readonly Process process;
    private readonly ConcurrentQueue<string> said = new();

    private ServerProcess(Process process, Uri root)
    {
        this.process = process;
        Root = root;
    }

    public Uri Root { get; }

    /// <summary>The memory that it has now, in bytes (resident; Linux alone tells).</summary>
    public long Resident
    {
        get
        {
            process.Refresh();
            return process.WorkingSet64;
        }
    }

    /// <summary>The application as it is built: Release, Production, settings by the environment alone.</summary>
    public static Task<ServerProcess> ApplicationAsync(SeededDesk desk, int mailPort, CancellationToken cancellation)
    {
        var built = SourceTree.ReleaseOf("ServiceDesk.Web");
        return StartAsync(built, [], Path.Combine(SourceTree.Root, "src", "ServiceDesk.Web"), new()
        {
            ["ASPNETCORE_ENVIRONMENT"] = "Production",
            ["Database__Provider"] = desk.Settings.Provider == DatabaseProvider.Sqlite ? "sqlite" : "postgresql",
            ["ConnectionStrings__Desk"] = desk.Settings.Desk,
            ["ConnectionStrings__DeskOwner"] = desk.Settings.Owner,
            ["Desk__DataFolder"] = desk.Folder,
            ["Desk__UndoSeconds"] = "0",
            ["Mail__Receiver__Port"] = $"{mailPort}",
            // Fifty people sign in from one address.
            ["SignIn__PublicFormsPerMinute"] = "1000000",
            // Ten minutes of mail come in one.
            ["Mail__Limits__MailboxPer10Minutes"] = "10000000",
        }, "health/live", cancellation);
    }

    /// <summary>The bare page (<see cref="ReferencePage"/>), by this same program.</summary>
    public static Task<ServerProcess> ReferenceAsync(SeededDesk desk, long bytes, CancellationToken cancellation) => StartAsync(
        typeof(ServerProcess).Assembly.Location, ["reference"], AppContext.BaseDirectory, new()
        {
            [ReferencePage.ProviderVariable] = desk.Settings.Provider.ToString(),
            [ReferencePage.ConnectionVariable] = desk.Settings.Desk,
            [ReferencePage.TenantVariable] = $"{desk.Tenant.Id}",
            [ReferencePage.BytesVariable] = $"{bytes}",
        }, "", cancellation);

    private static async Task<ServerProcess> StartAsync(
        string program, string[] arguments, string folder, Dictionary<string, string> environment, string probe, CancellationToken cancellation)
    {
        var root = new Uri($"http://127.0.0.1:{FreePort.Find()}/");
        var start = new ProcessStartInfo("dotnet", [program, .. arguments])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        start.Environment["ASPNETCORE_URLS"] = root.ToString();
        var server = new ServerProcess(Process.Start(start) ?? throw new InvalidOperationException($"{program} could not be started."), root);
        server.process.OutputDataReceived += (_, e) => server.Hear(e.Data);
        server.process.ErrorDataReceived += (_, e) => server.Hear(e.Data);
        server.process.BeginOutputReadLine();
        server.process.BeginErrorReadLine();
        try
        {
            await server.WaitAsync(new Uri(root, probe), cancellation);
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    private async Task WaitAsync(Uri probe, CancellationToken cancellation)
    {
        using var http = new HttpClient();
        for (var clock = Stopwatch.StartNew(); clock.Elapsed < StartLimit; await Task.Delay(100, cancellation))
        {
            if (process.HasExited)
                break;
            try
            {
                using var answer = await http.GetAsync(probe, cancellation);
                if (answer.IsSuccessStatusCode)
                    return;
            }
            catch (HttpRequestException)
            {
                // Not listening yet: asked again until the limit.
            }
        }
        throw new InvalidOperationException($"{probe} did not answer. The server said:\n{string.Join('\n', said)}");
    }

    private void Hear(string? line)
    {
        if (line is null)
            return;
        said.Enqueue(line);
        if (said.Count > LinesKept)
            said.TryDequeue(out _);
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            process.Kill();
            await process.WaitForExitAsync();
        }
        process.Dispose();
    }
}
