using ServiceDesk.Testing;

namespace ServiceDesk.Benchmarks;

/// <summary>Lets many timers become due at once on two nodes, of which one is killed in the middle.</summary>
internal static class TimersVerb
{
    /// <returns>The exit code: 1 when a timer did not fire exactly once.</returns>
    public static async Task<int> RunAsync(BenchmarkOptions options, CancellationToken cancellation)
    {
        await using var servers = await RealServers.StartAsync(cancellation);
        var report = await new TimerProof(SourceTree.ReleaseOf("ServiceDesk.Web"), options.Database, options.Tickets).RunAsync(cancellation);
        await Console.Out.WriteLineAsync($"{options.Database}: {report}");
        return report.IsClean ? 0 : 1;
    }
}
