using ServiceDesk.Testing;

namespace ServiceDesk.Benchmarks;

/// <summary>Kills the application while mail comes in, and counts what came of every mail.</summary>
internal static class KillsVerb
{
    /// <returns>The exit code: 1 when a mail was lost, doubled, left over or not acknowledged once.</returns>
    public static async Task<int> RunAsync(BenchmarkOptions options, CancellationToken cancellation)
    {
        var assembly = SourceTree.ReleaseOf("ServiceDesk.Web");
        await using var servers = await RealServers.StartAsync(cancellation);
        var report = await new KillProof(assembly, options.Database, options.Mails, options.Kills, options.Restarts).RunAsync(options.Seed, cancellation);
        await Console.Out.WriteLineAsync($"{options.Database}: {report}");
        foreach (var token in report.Lost)
            await Console.Out.WriteLineAsync($"lost: {token}");
        foreach (var token in report.Doubled)
            await Console.Out.WriteLineAsync($"doubled: {token}");
        return report.IsClean ? 0 : 1;
    }
}
