using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using ServiceDesk.Access;
using ServiceDesk.Conditions;
using ServiceDesk.Database;
using ServiceDesk.Dispatch;
using ServiceDesk.Operations;
using ServiceDesk.Seeding;
using ServiceDesk.Testing;
using ServiceDesk.Tickets;

namespace ServiceDesk.Benchmarks;

/// <summary>Tries 500 rules on the last requests, and says what they add to the opening of one.</summary>
internal static class RulesVerb
{
    private const int Rules = 500;
    private const int Opened = 400;

    public static async Task RunAsync(BenchmarkOptions options, CancellationToken cancellation)
    {
        await using var servers = await RealServers.StartAsync(cancellation);
        await using var desk = await TestDesk.CreateAsync(options.Database);
        await desk.Services.GetRequiredService<TicketSeeder>().RunAsync(desk.Alpha, new SeedOptions(options.Tickets, 2, 7), null, cancellation);
        await OpenAsync(desk, Opened); // The code is compiled by then.
        var without = await OpenAsync(desk, Opened);
        await WriteAsync(desk, cancellation);
        var trial = await desk.InAsync(desk.Alpha, scope => scope.GetRequiredService<TryRules>().RunAsync(Math.Min(options.Tickets, TryRules.Most), cancellation));
        await desk.InAsync(desk.Alpha, scope => scope.GetRequiredService<PublishRules>().RunAsync(desk.StaffAct(desk.Alpha), cancellation));
        var with = await OpenAsync(desk, Opened);
        var deciding = await DecideAsync(desk);
        await Console.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture,
            $"{options.Database}: {Rules} rules tried on {trial!.Tried} requests in {trial.Took.TotalSeconds:0.00} s ({trial.Different} differ); opening a request takes {without:0.00} ms without and {with:0.00} ms with them, of which deciding takes {deciding:0.00} ms"));
    }

    // Conditions of every kind over words that some of the seeded requests hold.
    private static async Task WriteAsync(TestDesk desk, CancellationToken cancellation)
    {
        string[] words = ["printer", "password", "network", "screen", "mail", "door", "invoice", "account", "backup", "telephone"];
        for (var i = 0; i < Rules; i++)
        {
            var (word, number) = (words[i % words.Length], i.ToString(CultureInfo.InvariantCulture));
            Condition first = (i % 5) switch
            {
                0 => new("subject-or-text", Comparison.ContainsWord, $"{word}\nword{number}"),
                1 => new("subject", Comparison.Contains, $"{word} {number}"),
                2 => new("text", Comparison.Matches, $"{word}.*number {number}"),
                3 => new("sender", Comparison.EndsWith, $"@company{number}.test"),
                _ => new("text", Comparison.ContainsNot, $"{word}\nthe\nis"),
            };
            var input = new RuleInput($"Rule {number}", null, true, new()
            {
                Conditions = [first, new("sender-name", Comparison.Contains, $"{(char)('a' + (i % 26))}")],
                Operations = [new OperationStep("tags", new Dictionary<string, string> { ["tags"] = $"tag{i % 5}" })],
            });
            var outcome = await desk.InAsync(desk.Alpha, scope => scope.GetRequiredService<CreateRule>().RunAsync(desk.StaffAct(desk.Alpha), input, cancellation));
            if (!outcome.IsDone)
                throw new InvalidOperationException(outcome.Problems[0].Pattern);
        }
    }

    /// <returns>Milliseconds for one, the median.</returns>
    private static Task<double> DecideAsync(TestDesk desk) => desk.InAsync(desk.Alpha, async scope =>
    {
        var db = scope.GetRequiredService<DeskDb>();
        var book = await scope.GetRequiredService<RuleBooks>().GetAsync(db, default) ?? throw new InvalidOperationException("No rules are in force.");
        var catalog = await scope.GetRequiredService<CatalogCache>().GetAsync(db, default);
        var times = new List<double>(Opened);
        for (var i = 0; i < Opened; i++)
        {
            var facts = new RequestFacts { Door = Door.Portal, Subject = "The printer smokes", Text = "Since this morning it smokes, and the network is slow.", SenderName = "Rita", SenderAddress = "rita@customer.test" };
            var started = Stopwatch.GetTimestamp();
            book.Decide(facts, catalog, isPlaced: false);
            times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }
        times.Sort();
        return times[times.Count / 2];
    });

    /// <returns>Milliseconds for one, the median.</returns>
    private static async Task<double> OpenAsync(TestDesk desk, int count)
    {
        var times = new List<double>(count);
        for (var i = 0; i < count; i++)
        {
            var started = Stopwatch.GetTimestamp();
            await desk.OpenTicketAsync(desk.Alpha, "The printer smokes", "Since this morning it smokes, and the network is slow.");
            times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }
        times.Sort();
        return times[times.Count / 2];
    }
}
