using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.Playwright;
using ServiceDesk.Testing;

namespace ServiceDesk.Benchmarks;

/// <summary>What a browser needs for the ticket list, on loopback: when it first paints something, and how many bytes come over the wire.</summary>
internal static class PaintVerb
{
    private const int Runs = 9;
    private const int Quiet = 5; // tenths of a second
    private const string List = "staff/tickets";

    public static async Task RunAsync(BenchmarkOptions options, CancellationToken cancellation)
    {
        await using var server = options.Database == Database.DatabaseProvider.Postgres ? await PostgresServer.StartAsync(cancellation) : null;
        await using var desk = await SeededDesk.OpenAsync(options.Database, options.Tickets, options.Data, server, cancellation);
        var (staff, _) = await desk.SignersAsync(cancellation);
        await using var app = await ServerProcess.ApplicationAsync(desk, FreePort.Find(), cancellation);
        var root = new Uri(app.Root, $"{SeededDesk.Slug}/");
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Environment.GetEnvironmentVariable("SERVICEDESK_CHROMIUM") is { Length: > 0 } named ? named : "/usr/bin/chromium",
            Args = ["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu"],
        });
        var state = await SignInAsync(browser, root, staff[0]);
        var visits = new List<(Visit First, Visit Next)>();
        for (var run = 0; run <= Runs; run++)
        {
            cancellation.ThrowIfCancellationRequested();
            await using var context = await browser.NewContextAsync(new() { StorageState = state });
            var first = await VisitAsync(context, root);
            var next = await VisitAsync(context, root);
            if (run > 0) // The one before warms the application.
                visits.Add((first, next));
        }
        await Console.Out.WriteLineAsync(Line("first visit", [.. visits.Select(x => x.First)]));
        await Console.Out.WriteLineAsync(Line("next visit", [.. visits.Select(x => x.Next)]));
        foreach (var (address, bytes) in visits[0].First.Parts.OrderByDescending(x => x.Bytes).Take(12))
            await Console.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{bytes,9:F0} {address}"));
    }

    private static async Task<string> SignInAsync(IBrowser browser, Uri root, string address)
    {
        await using var context = await browser.NewContextAsync();
        var page = await context.NewPageAsync();
        await page.GotoAsync(new Uri(root, "sign-in").ToString());
        await page.Locator("[name='Form.Address']").FillAsync(address);
        await page.Locator("[name='Form.Password']").FillAsync(SeededDesk.Password);
        await page.Locator("[name='Form.Password']").PressAsync("Enter");
        await page.WaitForURLAsync(x => !x.Contains("sign-in", StringComparison.Ordinal));
        return await context.StorageStateAsync();
    }

    // A page of its own: a tab that is opened anew, with what the context's cache holds.
    private static async Task<Visit> VisitAsync(IBrowserContext context, Uri root)
    {
        var page = await context.NewPageAsync();
        var network = await context.NewCDPSessionAsync(page);
        var (waiting, parts) = (new ConcurrentDictionary<string, string>(), new ConcurrentQueue<(string Address, double Bytes)>());
        network.Event("Network.requestWillBeSent").OnEvent += (_, sent) =>
            waiting[sent!.Value.GetProperty("requestId").GetString()!] = sent.Value.GetProperty("request").GetProperty("url").GetString()!;
        network.Event("Network.loadingFailed").OnEvent += (_, ended) => waiting.TryRemove(ended!.Value.GetProperty("requestId").GetString()!, out var _);
        network.Event("Network.loadingFinished").OnEvent += (_, ended) =>
        {
            if (waiting.TryRemove(ended!.Value.GetProperty("requestId").GetString()!, out var address))
                parts.Enqueue((address, ended.Value.GetProperty("encodedDataLength").GetDouble()));
        };
        await network.SendAsync("Network.enable");
        await page.GotoAsync(new Uri(root, List).ToString(), new() { WaitUntil = WaitUntilState.Load });
        // Modules load what they need after that; the stream of live signals never ends.
        for (var quiet = 0; quiet < Quiet; quiet++)
        {
            await Task.Delay(100);
            if (waiting.Values.Any(x => !x.Contains("/live", StringComparison.Ordinal)))
                quiet = -1;
        }
        var paint = await page.EvaluateAsync<double>(
            "() => new Promise((done) => new PerformanceObserver((list) => { const [entry] = list.getEntriesByName('first-contentful-paint'); if (entry) done(entry.startTime); }).observe({ type: 'paint', buffered: true }))");
        await page.CloseAsync();
        return new(paint, [.. parts]);
    }

    private static string Line(string name, IReadOnlyList<Visit> visits) => string.Create(CultureInfo.InvariantCulture,
        $"{name}: first contentful paint {Middle(visits.Select(x => x.PaintMs)):F0} ms (at most {visits.Max(x => x.PaintMs):F0}), {Middle(visits.Select(x => x.Bytes)) / 1000:F1} kB in {visits[0].Parts.Count} answers");

    private static double Middle(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return sorted[sorted.Count / 2];
    }

    /// <summary>One page load.</summary>
    /// <param name="PaintMs">From the beginning of the navigation.</param>
    /// <param name="Parts">Bytes over the wire with their headers; what the cache gave counts nothing.</param>
    private sealed record Visit(double PaintMs, IReadOnlyList<(string Address, double Bytes)> Parts)
    {
        public double Bytes => Parts.Sum(x => x.Bytes);
    }
}
