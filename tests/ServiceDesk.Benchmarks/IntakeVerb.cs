using System.Diagnostics;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ServiceDesk.Database;
using ServiceDesk.Testing;
using ServiceDesk.Timers;

namespace ServiceDesk.Benchmarks;

/// <summary>
/// Brings mails to the receiver over 1, 4 and 16 connections and says how many a second were taken (250: durable in the journal),
/// were tickets, and had their acknowledgement handed over; then what memory 20 mails of 25 MB take that come in at once.
/// </summary>
internal static class IntakeVerb
{
    private const int LargeMails = 20;
    private const int LargeSize = 25_000_000;
    private static readonly int[] Connections = [1, 4, 16];

    public static async Task RunAsync(BenchmarkOptions options, CancellationToken cancellation)
    {
        await using var server = options.Database == DatabaseProvider.Postgres ? await PostgresServer.StartAsync(cancellation) : null;
        await using var desk = await SeededDesk.OpenAsync(options.Database, options.Tickets, options.Data, server, cancellation);
        await Console.Out.WriteLineAsync("| database | tickets | connections | taken/s | placed/s | acknowledged/s | resident MiB |\n|---|--:|--:|--:|--:|--:|--:|");
        await MeasureRatesAsync(options, desk, cancellation);
        await MeasureMemoryAsync(desk, cancellation);
    }

    private static async Task MeasureRatesAsync(BenchmarkOptions options, SeededDesk desk, CancellationToken cancellation)
    {
        var port = FreePort.Find();
        await using var application = await ServerProcess.ApplicationAsync(desk, port, cancellation);
        await using var intake = new MailIntake(port);
        await SendAsync(intake, 4, options.Mails, cancellation); // A process that runs for weeks has compiled its code.
        while (await desk.InAsync(scope => LeftAsync(scope, cancellation)) is not (0, 0))
            await Task.Delay(50, cancellation);
        foreach (var connections in Connections)
            await MeasureAsync(options, desk, application, intake, connections, cancellation);
    }

    private static async Task MeasureAsync(
        BenchmarkOptions options, SeededDesk desk, ServerProcess application, MailIntake intake, int connections, CancellationToken cancellation)
    {
        var clock = Stopwatch.StartNew();
        var sending = SendAsync(intake, connections, options.Mails, cancellation).ContinueWith(_ => clock.Elapsed, cancellation, TaskContinuationOptions.OnlyOnRanToCompletion, TaskScheduler.Default);
        TimeSpan? placed = null;
        while (true)
        {
            await Task.Delay(50, cancellation);
            var ended = sending.IsCompleted;
            var left = await desk.InAsync(scope => LeftAsync(scope, cancellation));
            if (ended && left.Place == 0)
                placed ??= clock.Elapsed;
            if (ended && left is (0, 0))
                break;
        }
        var (taken, done) = (await sending, clock.Elapsed);
        await Console.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture,
            $"| {options.Database} | {options.Tickets} | {connections} | {Rate(taken)} | {Rate(placed!.Value)} | {Rate(done)} | {application.Resident >> 20} |"));

        string Rate(TimeSpan time) => (options.Mails / time.TotalSeconds).ToString("F0", CultureInfo.InvariantCulture);
    }

    private static Task SendAsync(MailIntake intake, int connections, int mails, CancellationToken cancellation)
    {
        var left = mails;
        return Task.WhenAll(Enumerable.Range(0, connections).Select(worker => Task.Run(async () =>
        {
            while (Interlocked.Decrement(ref left) >= 0)
                await intake.SendAsync(worker, cancellation);
        }, cancellation)));
    }

    private static async Task<(int Place, int Send)> LeftAsync(IServiceProvider scope, CancellationToken cancellation)
    {
        var left = await scope.GetRequiredService<DeskDb>().DueWork.GroupBy(x => x.Kind).Select(x => new { x.Key, Count = x.Count() }).ToListAsync(cancellation);
        return (left.SingleOrDefault(x => x.Key == WorkKind.PlaceMail)?.Count ?? 0, left.SingleOrDefault(x => x.Key == WorkKind.SendMail)?.Count ?? 0);
    }

    private static async Task MeasureMemoryAsync(SeededDesk desk, CancellationToken cancellation)
    {
        var port = FreePort.Find();
        await using var application = await ServerProcess.ApplicationAsync(desk, port, cancellation);
        await using var intake = new MailIntake(port);
        await SendAsync(intake, 4, 50, cancellation);
        var (before, most) = (application.Resident, 0L);
        var clock = Stopwatch.StartNew();
        var sending = Task.WhenAll(Enumerable.Range(0, LargeMails).Select(worker => Task.Run(() => intake.SendLargeAsync(worker, LargeSize, cancellation), cancellation)));
        while (!sending.IsCompleted || await desk.InAsync(scope => LeftAsync(scope, cancellation)) is not (0, 0))
        {
            most = Math.Max(most, application.Resident);
            await Task.Delay(20, cancellation);
        }
        await sending;
        await Console.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture,
            $"{LargeMails} mails of {LargeSize / 1_000_000} MB at once: taken and placed in {clock.Elapsed.TotalSeconds:F1} s; resident {before >> 20} MiB before, {most >> 20} MiB at most"));
    }
}
