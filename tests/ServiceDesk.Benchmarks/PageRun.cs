using System.Diagnostics;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ServiceDesk.Database;
using ServiceDesk.Tickets;
using ServiceDesk.Testing;
using ServiceDesk.Timers;

namespace ServiceDesk.Benchmarks;

/// <summary>Measures every page on one seeded desk.</summary>
internal sealed class PageRun(BenchmarkOptions options, SeededDesk desk)
{
    private const string Reference = "reference";
    private const string Intake = "intake by SMTP";
    private const int Sessions = 50;
    private const int Slices = 5;
    private const double LeadIn = 0.3;
    private const int ReadsPerWrite = 20;
    private const int PooledTickets = 400;
    private static readonly int[] Concurrencies = [1, 8];

    private readonly SocketsHttpHandler handler = new() { UseCookies = false, AllowAutoRedirect = false, MaxConnectionsPerServer = 64 };
    private readonly List<Figure> figures = [];
    private readonly Dictionary<int, List<Samples>> bareSamples = Concurrencies.ToDictionary(x => x, _ => new List<Samples>());

    /// <summary>
    /// A slice of the page and a slice of the bare page take turns, and the ratio is the median of the pairs': on a machine that
    /// others share, what slows one slows its neighbour too.
    /// </summary>
    public async Task<IReadOnlyList<Figure>> RunAsync(CancellationToken cancellation)
    {
        using var http = new HttpMessageInvoker(handler);
        var (staffAddresses, requesterAddresses) = await desk.SignersAsync(cancellation);
        var tickets = await TicketsAsync(cancellation);
        var mailPort = FreePort.Find();
        await using var app = await ServerProcess.ApplicationAsync(desk, mailPort, cancellation);
        var root = new Uri(app.Root, $"{SeededDesk.Slug}/");
        var staff = await SignInAsync(http, root, staffAddresses, cancellation);
        var requesters = await SignInAsync(http, root, requesterAddresses, cancellation);

        await Console.Error.WriteLineAsync($"{Sessions} staff and {Sessions} requesters are signed in at {root}");
        var list = await staff[0].GetAsync("staff/tickets", cancellation);
        await using var reference = await ServerProcess.ReferenceAsync(desk, list.Length, cancellation);
        var bare = new Session(http, reference.Root);
        Func<int, int, Task<Turn>> readBare = (_, _) => ReadAsync(bare, "");
        await new LoadRun(Reference, 8, readBare).RunAsync(0, options.Seconds, cancellation);

        var writes = new TicketWriter(tickets.Open);
        var creation = new TicketCreation(requesterAddresses);
        await MeasureAsync("staff list", (worker, turn) => IsWrite(turn)
            ? writes.ReplyAsync(Of(staff, worker, turn), worker, cancellation)
            : ReadAsync(Of(staff, worker, turn), "staff/tickets"));
        await MeasureAsync("ticket", (worker, turn) => IsWrite(turn)
            ? writes.ReplyAsync(Of(staff, worker, turn), worker, cancellation)
            : ReadAsync(Of(staff, worker, turn), Number($"staff/tickets/{Of(tickets.Read, worker, turn)}")));
        await MeasureAsync("portal list", (worker, turn) => ReadAsync(Of(requesters, worker, turn), ""));
        await MeasureAsync("search", (worker, turn) => ReadAsync(Of(staff, worker, turn), $"staff/tickets?q={desk.RareWord}"));
        await MeasureAsync("create by form", (worker, turn) => creation.CreateAsync(Of(staff, worker, turn), worker, turn, cancellation));
        await using var intake = new MailIntake(mailPort);
        await MeasureAsync(Intake, (worker, _) => intake.SendAsync(worker, cancellation));
        if (IsWanted(Intake))
            await AwaitTicketsAsync(cancellation);
        return [.. Concurrencies.Select(x => Samples.Of(bareSamples[x]).ToFigure(Reference, x) with { RatioToReference = 1 }), .. figures];

        async Task<Turn> ReadAsync(Session session, string path) => new((await session.GetAsync(path, cancellation)).Length);

        async Task MeasureAsync(string page, Func<int, int, Task<Turn>> work)
        {
            if (!IsWanted(page))
                return;
            await new LoadRun(page, 8, work).RunAsync(0, options.Seconds, cancellation);
            foreach (var concurrency in Concurrencies)
                await CompareAsync(new(page, concurrency, work), new(Reference, concurrency, readBare), cancellation);
        }
    }

    private async Task CompareAsync(LoadRun page, LoadRun bare, CancellationToken cancellation)
    {
        var (of, ofBare) = (new List<Samples>(), new List<Samples>());
        for (var slice = 0; slice < Slices; slice++)
        {
            ofBare.Add(await bare.RunAsync(LeadIn, options.Seconds / Slices / 2, cancellation));
            of.Add(await page.RunAsync(LeadIn, options.Seconds / Slices, cancellation));
        }
        bareSamples[page.Concurrency].AddRange(ofBare);
        var ratio = of.Zip(ofBare, (x, y) => x.Rps / y.Rps).Order().ElementAt(Slices / 2);
        figures.Add(Samples.Of(of).ToFigure(page.Page, page.Concurrency) with { RatioToReference = ratio });
        await Console.Error.WriteLineAsync(ResultTable.Line(figures[^1]));
    }

    private static bool IsWrite(int turn) => turn % (ReadsPerWrite + 1) == ReadsPerWrite;

    private bool IsWanted(string page) => options.Only is null || options.Only == page;

    // A mail counts as taken when it lies in the journal; here it is seen how long the last ones took to become tickets.
    private async Task AwaitTicketsAsync(CancellationToken cancellation)
    {
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
