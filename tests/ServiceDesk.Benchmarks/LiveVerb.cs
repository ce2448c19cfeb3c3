using System.Globalization;
using ServiceDesk.Database;
using ServiceDesk.Testing;

namespace ServiceDesk.Benchmarks;

/// <summary>Many agents look at the list while tickets change all the while: how soon each hears of each change, and what that does to the pages.</summary>
internal static class LiveVerb
{
    private const double MostToldMs = 2000;
    private const double MostSlowdown = 3;

    /// <returns>The exit code: 1 when an agent missed a change, or heard of it too late.</returns>
    public static async Task<int> RunAsync(BenchmarkOptions options, CancellationToken cancellation)
    {
        await using var server = options.Database == DatabaseProvider.Postgres ? await PostgresServer.StartAsync(cancellation) : null;
        await using var desk = await SeededDesk.OpenAsync(options.Database, options.Tickets, options.Data, server, cancellation);
        var (addresses, _) = await desk.SignersAsync(cancellation);
        await using var app = await ServerProcess.ApplicationAsync(desk, FreePort.Find(), cancellation);
        using var handler = new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false, AutomaticDecompression = System.Net.DecompressionMethods.None };
        using var http = new HttpMessageInvoker(handler);
        var root = new Uri(app.Root, $"{SeededDesk.Slug}/");
        var sessions = new List<Session>();
        foreach (var address in addresses.Take(options.Agents))
            sessions.Add(await Session.SignInAsync(http, root, address, cancellation));
        await Console.Error.WriteLineAsync($"{sessions.Count} people are signed in; opening {options.Agents} streams …");

        var book = new ChangeBook();
        var changes = new LiveChanges(desk, sessions, book);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var agents = Enumerable.Range(0, options.Agents).Select(x => new LiveAgent(sessions[x % sessions.Count], book, ending.Token)).ToList();
        await Task.WhenAll(agents.Select(x => x.OpenAsync()));
        await changes.WarmAsync(cancellation);
        var idle = await PageAsync(sessions[0], changes.Tickets, options.Seconds / 3, cancellation);
        var work = changes.RunAsync(options.Seconds, cancellation);
        var busy = await PageAsync(sessions[0], changes.Tickets, options.Seconds, cancellation);
        var late = await work;
        await book.SettleAsync(agents, cancellation);
        await ending.CancelAsync();

        var made = book.Made;
        var told = agents.SelectMany(x => x.Told(made)).ToList();
        var shown = agents.SelectMany(x => x.Shown(made)).ToList();
        var missed = made.Count * agents.Count - told.Count;
        await Console.Out.WriteLineAsync(Text($"{options.Database}, {options.Tickets:N0} tickets, {agents.Count} agents: {made.Count} changes in {options.Seconds} s ({made.Count / options.Seconds:F1} a second), {late} of them committed 1 to 3 s after they had begun"));
        await Console.Out.WriteLineAsync(Text($"told: median {At(told, 0.5):F0} ms, p99 {At(told, 0.99):F0} ms, at most {told.DefaultIfEmpty().Max():F0} ms; missed {missed}"));
        await Console.Out.WriteLineAsync(Text($"shown (told, and the list fetched after it): median {At(shown, 0.5):F0} ms, p99 {At(shown, 0.99):F0} ms; {agents.Sum(x => x.Fetched) / options.Seconds:F0} lists a second"));
        foreach (var page in new[] { 0, 1 })
            await Console.Out.WriteLineAsync(Text($"{(page == 0 ? "list" : "ticket")}: idle median {At(idle[page], 0.5):F1} ms, p95 {At(idle[page], 0.95):F1} ms; meanwhile {At(busy[page], 0.5):F1} and {At(busy[page], 0.95):F1} ms: {At(busy[page], 0.5) / At(idle[page], 0.5):F1} times"));
        var isSlow = Enumerable.Range(0, 2).Any(x => At(busy[x], 0.5) > MostSlowdown * At(idle[x], 0.5));
        await Console.Out.WriteLineAsync(Text($"goals: told within {MostToldMs} ms {(At(told, 0.99) <= MostToldMs ? "kept" : "missed")}, nothing missed {(missed == 0 ? "kept" : "missed")}, pages within {MostSlowdown} times {(isSlow ? "missed" : "kept")}"));
        return missed == 0 && At(told, 0.99) <= MostToldMs ? 0 : 1;
    }

    // One more agent, who reads the list and tickets in turn, one at a time.
    private static async Task<List<double>[]> PageAsync(Session session, IReadOnlyList<int> tickets, double seconds, CancellationToken cancellation)
    {
        List<double>[] taken = [[], []];
        var started = TimeProvider.System.GetTimestamp();
        for (var turn = 0; TimeProvider.System.GetElapsedTime(started).TotalSeconds < seconds; turn++)
        {
            var at = TimeProvider.System.GetTimestamp();
            await session.GetAsync(turn % 2 == 0 ? "staff/tickets" : Text($"staff/tickets/{tickets[turn % tickets.Count]}"), cancellation);
            taken[turn % 2].Add(TimeProvider.System.GetElapsedTime(at).TotalMilliseconds);
            await Task.Delay(50, cancellation); // A reader, not a load.
        }
        return taken;
    }

    private static double At(List<double> values, double share)
    {
        values.Sort();
        return values.Count == 0 ? double.NaN : values[(int)Math.Min(values.Count - 1, Math.Floor(share * values.Count))];
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
