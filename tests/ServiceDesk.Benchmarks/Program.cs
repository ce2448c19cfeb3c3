using System.Runtime.InteropServices;
using ServiceDesk.Benchmarks;
using ServiceDesk.Benchmarks.Fuzz;
using ServiceDesk.Database;

using var stop = new CancellationTokenSource();
// Either way the servers that were started have to be ended.
using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
try
{
    switch (args)
    {
        case ["pages", .. var rest]:
            await PagesVerb.RunAsync(BenchmarkOptions.Parse(rest), stop.Token);
            return 0;
        case ["seed", .. var rest]:
            var options = BenchmarkOptions.Parse(rest);
            await using (var server = options.Database == DatabaseProvider.Postgres ? await PostgresServer.StartAsync(stop.Token) : null)
            await using (await SeededDesk.OpenAsync(options.Database, options.Tickets, options.Data, server, stop.Token))
            {
            }
            return 0;
        case ["intake", .. var rest]:
            await IntakeVerb.RunAsync(BenchmarkOptions.Parse(rest), stop.Token);
            return 0;
        case ["kills", .. var rest]:
            return await KillsVerb.RunAsync(BenchmarkOptions.Parse(rest), stop.Token);
        case ["retail", .. var rest]:
            return await RetailVerb.RunAsync(BenchmarkOptions.Parse(rest), stop.Token);
        case ["timers", .. var rest]:
            return await TimersVerb.RunAsync(BenchmarkOptions.Parse(rest), stop.Token);
        case ["rules", .. var rest]:
            await RulesVerb.RunAsync(BenchmarkOptions.Parse(rest), stop.Token);
            return 0;
        case ["paint", .. var rest]:
            await PaintVerb.RunAsync(BenchmarkOptions.Parse(rest), stop.Token);
            return 0;
        case ["live", .. var rest]:
            return await LiveVerb.RunAsync(BenchmarkOptions.Parse(rest), stop.Token);
        case ["fuzz", .. var rest]:
            return await FuzzVerb.RunAsync(FuzzOptions.Parse(rest), stop.Token);
        case ["reference"]: // For 'pages', which starts it.
            await ReferencePage.RunAsync();
            return 0;
        default:
            await Console.Error.WriteLineAsync($"{BenchmarkOptions.Usage}\n{FuzzOptions.Usage}");
            return 2;
    }
}
catch (ArgumentException e)
{
    await Console.Error.WriteLineAsync($"{e.Message}\n{BenchmarkOptions.Usage}\n{FuzzOptions.Usage}");
    return 2;
}
catch (InvalidOperationException e)
{
    await Console.Error.WriteLineAsync(e.Message);
    return 1;
}
catch (OperationCanceledException)
{
    return 130;
}

void Stop(PosixSignalContext signal)
{
    signal.Cancel = true;
    stop.Cancel();
}
