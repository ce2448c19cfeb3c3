using System.Diagnostics;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ServiceDesk.Database;
using ServiceDesk.Tickets;
using ServiceDesk.Timers;

namespace ServiceDesk.Benchmarks;

/// <summary>Measures every page on one seeded desk.</summary>
internal sealed class PageRun(BenchmarkOptions options, SeededDesk desk)
{
    private const int Sessions = 50;
    private const int ReadsPerWrite = 20;
    private const int PooledTickets = 400;
    private static readonly int[] Concurrencies = [1, 8];

    private readonly SocketsHttpHandler handler = new() { UseCookies = false, AllowAutoRedirect = false, MaxConnectionsPerServer = 64 };
    private readonly List<Figure> figures = [];

    public async Task<IReadOnlyList<Figure>> RunAsync(CancellationToken cancellation)
    {
        using var http = new HttpMessageInvoker(handler);
        var (staffAddresses, requesterAddresses) = await desk.SignersAsync(cancellation);
        var tickets = await TicketsAsync(cancellation);
        var mailPort = ServerProcess.FreePort();
        await using var app = await ServerProcess.ApplicationAsync(desk, mailPort, cancellation);
        var root = new Uri(app.Root, $"{SeededDesk.Slug}/");
        var staff = await SignInAsync(http, root, staffAddresses, cancellation);
        var requesters = await SignInAsync(http, root, requesterAddresses, cancellation);

        await Console.Error.WriteLineAsync($"{Sessions} staff and {Sessions} requesters are signed in at {root}");
        var list = await staff[0].GetAsync("staff/tickets", cancellation);
        await using (var reference = await ServerProcess.ReferenceAsync(desk, list.Length, cancellation))
        {
            var bare = new Session(http, reference.Root);
            await MeasureAsync("reference", (_, _) => ReadAsync(bare, ""), cancellation);
        }

        var writes = new TicketWriter(tickets.Open);
        await MeasureAsync("staff list", (worker, turn) => (turn % (ReadsPerWrite + 1)) == ReadsPerWrite
            ? writes.ReplyAsync(Of(staff, worker, turn), worker, cancellation)
            : ReadAsync(Of(staff, worker, turn), "staff/tickets"), cancellation);
        await MeasureAsync("ticket", (worker, turn) => (turn % (ReadsPerWrite + 1)) == ReadsPerWrite
            ? writes.ReplyAsync(Of(staff, worker, turn), worker, cancellation)
            : ReadAsync(Of(staff, worker, turn), Number($"staff/tickets/{Of(tickets.Read, worker, turn)}")), cancellation);
        await MeasureAsync("portal list", (worker, turn) => ReadAsync(Of(requesters, worker, turn), ""), cancellation);
        await MeasureAsync("search", (worker, turn) => ReadAsync(Of(staff, worker, turn), $"staff/tickets?q={desk.RareWord}"), cancellation);
        var creation = new TicketCreation(requesterAddresses);
        await MeasureAsync("create by form", (worker, turn) => creation.CreateAsync(Of(staff, worker, turn), turn, cancellation), cancellation);
        await MeasureIntakeAsync(mailPort, requesterAddresses[0], cancellation);
        return figures;

        async Task<Turn> ReadAsync(Session session, string path) => new((await session.GetAsync(path, cancellation)).Length);
    }

    private async Task MeasureAsync(string page, Func<int, int, Task<Turn>> work, CancellationToken cancellation)
    {
        foreach (var concurrency in Concurrencies)
        {
            var figure = await LoadRun.RunAsync(page, concurrency, options.Seconds, work, cancellation);
            var reference = figures.Find(x => x.Page == "reference" && x.Concurrency == concurrency);
            figures.Add(figure with { RatioToReference = reference is null ? null : figure.Rps / reference.Rps });
            await Console.Error.WriteLineAsync(ResultTable.Line(figures[^1]));
        }
    }

    // Two figures: how fast mails are taken (they lie in the journal then), and how fast they become tickets.
    private async Task MeasureIntakeAsync(int port, string requester, CancellationToken cancellation)
    {
        await using var intake = new MailIntake(port, requester);
        await MeasureAsync("intake by SMTP", (worker, _) => intake.SendAsync(worker, cancellation), cancellation);
        var clock = Stopwatch.StartNew();
        var waiting = await WaitingAsync(cancellation);
        var left = waiting;
        while (left > 0 && clock.Elapsed < TimeSpan.FromSeconds(Math.Max(20, 6 * options.Seconds)))
        {
            await Task.Delay(200, cancellation);
            left = await WaitingAsync(cancellation);
        }
        await Console.Error.WriteLineAsync(string.Create(CultureInfo.InvariantCulture,
            $"intake: {waiting} taken mails were no tickets yet when the last had been sent; after {clock.Elapsed.TotalSeconds:F1} s {left} were left"));
    }

    private Task<int> WaitingAsync(CancellationToken cancellation) => desk.InAsync(scope =>
        scope.GetRequiredService<DeskDb>().DueWork.CountAsync(x => x.Kind == WorkKind.PlaceMail, cancellation));

    private static async Task<IReadOnlyList<Session>> SignInAsync(HttpMessageInvoker http, Uri root, IReadOnlyList<string> addresses, CancellationToken cancellation)
    {
        var sessions = new List<Session>();
        for (var i = 0; i < Sessions; i++)
            sessions.Add(await Session.SignInAsync(http, root, addresses[i % addresses.Count], cancellation));
        return sessions;
    }

    /// <summary>Ended tickets with four messages, to be read, and open ones, to be answered; spread over all there are.</summary>
    private async Task<(IReadOnlyList<int> Read, IReadOnlyList<int> Open)> TicketsAsync(CancellationToken cancellation) => await desk.InAsync(async scope =>
    {
        var db = scope.GetRequiredService<DeskDb>();
        var step = Math.Max(1, options.Tickets / PooledTickets);
        var candidates = Enumerable.Range(1, PooledTickets).Select(x => Math.Min(x * step, options.Tickets)).ToList();
        return (
            (IReadOnlyList<int>)await db.Tickets.Where(x => candidates.Contains(x.Number) && !x.IsActive && x.Messages.Count == SeededDesk.Messages)
                .Select(x => x.Number).ToListAsync(cancellation),
            (IReadOnlyList<int>)await db.Tickets.Where(x => x.IsActive && x.Number <= options.Tickets).OrderByDescending(x => x.UpdatedAt)
                .Take(PooledTickets).Select(x => x.Number).ToListAsync(cancellation));
    });

    private static T Of<T>(IReadOnlyList<T> items, int worker, int turn) => items[(worker * 7 + turn) % items.Count];

    private static string Number(FormattableString text) => FormattableString.Invariant(text);
}
