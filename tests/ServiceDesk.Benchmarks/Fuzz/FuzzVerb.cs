using System.Diagnostics;
using System.Globalization;

namespace ServiceDesk.Benchmarks.Fuzz;

/// <summary>Reads damaged mails in numbers, and tells which of them the reader does not bear.</summary>
internal static class FuzzVerb
{
    /// <returns>The exit code: 1 when a mail failed, also of a run that was interrupted.</returns>
    public static async Task<int> RunAsync(FuzzOptions options, CancellationToken cancellation)
    {
        var run = new FuzzRun(options);
        var began = Stopwatch.GetTimestamp();
        await run.RunAsync(() => Console.Error.WriteLine(Line(run, began)), cancellation);
        await Console.Out.WriteLineAsync(Line(run, began));
        await Console.Out.WriteLineAsync($"seed {options.Seed}, from {options.First}: sum {run.Sum:X16}, {run.Faults.Count} kinds of faults{(cancellation.IsCancellationRequested ? ", interrupted" : "")}");
        return run.Faults.Count == 0 ? 0 : 1;
    }

    private static string Line(FuzzRun run, long began)
    {
        var seconds = Stopwatch.GetElapsedTime(began).TotalSeconds;
        return string.Create(CultureInfo.InvariantCulture,
            $"{run.Messages} messages, {run.Bytes / 1e6:F1} MB ({run.Bytes / Math.Max(1.0, run.Messages):F0} bytes each) in {seconds:F1} s: {run.Messages / seconds:F0} messages/s");
    }
}
