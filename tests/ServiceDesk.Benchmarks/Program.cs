using ServiceDesk.Benchmarks;
using ServiceDesk.Database;

using var stop = new CancellationTokenSource();
Console.CancelKeyPress += (_, e) => (e.Cancel, _) = (true, stop.CancelAsync());
try
{
    switch (args)
    {
        case ["seed", .. var rest]:
            var options = BenchmarkOptions.Parse(rest);
            await using (var server = options.Database == DatabaseProvider.Postgres ? await PostgresServer.StartAsync(stop.Token) : null)
            await using (await SeededDesk.OpenAsync(options.Database, options.Tickets, options.Data, server, stop.Token))
            {
            }
            return 0;
        default:
            await Console.Error.WriteLineAsync(BenchmarkOptions.Usage);
            return 2;
    }
}
catch (ArgumentException e)
{
    await Console.Error.WriteLineAsync($"{e.Message}\n{BenchmarkOptions.Usage}");
    return 2;
}
catch (OperationCanceledException)
{
    return 130;
}
