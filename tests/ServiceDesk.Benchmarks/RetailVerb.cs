using ServiceDesk.Testing;

namespace ServiceDesk.Benchmarks;

/// <summary>Kills one of two nodes in the middle of the story of a retailer and its supplier, again and again, and counts what came of every ticket.</summary>
internal static class RetailVerb
{
    /// <returns>The exit code: 1 when something was lost, doubled or stuck.</returns>
    public static async Task<int> RunAsync(BenchmarkOptions options, CancellationToken cancellation)
    {
        var assembly = SourceTree.ReleaseOf("ServiceDesk.Web");
        await using var servers = await RealServers.StartAsync(cancellation);
        var report = await new RetailProof(assembly, options.Rounds, options.Stories).RunAsync(options.Seed, cancellation);
        await Console.Out.WriteLineAsync($"{report}");
        foreach (var what in report.Lost)
            await Console.Out.WriteLineAsync($"lost: {what}");
        foreach (var what in report.Doubled)
            await Console.Out.WriteLineAsync($"doubled: {what}");
        return report.IsClean ? 0 : 1;
    }
}
