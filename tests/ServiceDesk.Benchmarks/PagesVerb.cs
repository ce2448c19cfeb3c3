using ServiceDesk.Database;

namespace ServiceDesk.Benchmarks;

/// <summary>Measures the pages with 10,000 tickets and then with the wanted number, on the same machine within the same minutes.</summary>
internal static class PagesVerb
{
    private const int Few = 10_000;

    public static async Task RunAsync(BenchmarkOptions options, CancellationToken cancellation)
    {
        await using var server = options.Database == DatabaseProvider.Postgres ? await PostgresServer.StartAsync(cancellation) : null;
        var few = await MeasureAsync(options with { Tickets = Few }, server, cancellation);
        var figures = options.Tickets == Few ? few : await MeasureAsync(options, server, cancellation);
        figures = [.. figures.Select(x => x with { RatioTo10000 = x.Rps / few.First(y => y.Page == x.Page && y.Concurrency == x.Concurrency).Rps })];
        await Console.Out.WriteLineAsync(ResultTable.Head);
        foreach (var figure in figures)
            await Console.Out.WriteLineAsync(ResultTable.Line(figure));
        if (options.Json is { } file)
            await ResultTable.WriteAsync(file, figures, cancellation);
    }

    private static async Task<IReadOnlyList<Figure>> MeasureAsync(BenchmarkOptions options, PostgresServer? server, CancellationToken cancellation)
    {
        await using var desk = await SeededDesk.OpenAsync(options.Database, options.Tickets, options.Data, server, cancellation);
        await Console.Error.WriteLineAsync($"{options.Tickets:N0} tickets on {options.Database}:");
        return await new PageRun(options, desk).RunAsync(cancellation);
    }
}
