using System.Diagnostics;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ServiceDesk.Access;
using ServiceDesk.Calendars;
using ServiceDesk.Conditions;
using ServiceDesk.Database;
using ServiceDesk.Dispatch;
using ServiceDesk.Operations;
using ServiceDesk.Seeding;
using ServiceDesk.ServiceLevels;
using ServiceDesk.Testing;
using ServiceDesk.Tickets;

namespace ServiceDesk.Benchmarks;

/// <summary>Tries 500 rules on the last requests, and says what they and service levels add to the opening of one: two desks take turns, of which one has neither.</summary>
internal static class RulesVerb
{
    private const int Rules = 500;
    private const int Opened = 400;

    public static async Task RunAsync(BenchmarkOptions options, CancellationToken cancellation)
    {
        await using var servers = await RealServers.StartAsync(cancellation);
        await using var desk = await TestDesk.CreateAsync(options.Database);
        foreach (var tenant in (TenantInfo[])[desk.Alpha, desk.Beta])
            await desk.Services.GetRequiredService<TicketSeeder>().RunAsync(tenant, new SeedOptions(options.Tickets, 2, 7), null, cancellation);
        await WriteAsync(desk, cancellation);
        var trial = await desk.InAsync(desk.Alpha, scope => scope.GetRequiredService<TryRules>().RunAsync(Math.Min(options.Tickets, TryRules.Most), cancellation));
        await desk.InAsync(desk.Alpha, scope => scope.GetRequiredService<PublishRules>().RunAsync(desk.StaffAct(desk.Alpha), cancellation));
        await PromiseAsync(desk, cancellation);
        await OpenAsync(desk, Opened); // The code is compiled by then.
        var (without, with, adds) = await OpenAsync(desk, Opened);
        var deciding = await DecideAsync(desk);
        await Console.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture,
            $"{options.Database}: {Rules} rules tried on {trial!.Tried} requests in {trial.Took.TotalSeconds:0.00} s ({trial.Different} differ); opening a request takes {without:0.00} ms without rules and service levels and {with:0.00} ms with them: they add {adds:0.00} ms, of which deciding takes {deciding:0.00} ms"));
    }

    // For every request: an answer and a resolution, with a warning.
    private static async Task PromiseAsync(TestDesk desk, CancellationToken cancellation)
    {
        await desk.InAsync(desk.Beta, async scope =>
        {
            await scope.GetRequiredService<DeskDb>().ServiceLevels.ExecuteDeleteAsync(cancellation);
            scope.GetRequiredService<CatalogCache>().Forget(desk.Beta.Id);
        });
        var all = new ServiceLevelDefinition { FirstResponse = new(4, DelayUnit.Hours), Resolution = new(3, DelayUnit.Days) };
        var outcome = await desk.InAsync(desk.Alpha, scope => scope.GetRequiredService<ChangeServiceLevel>().RunAsync(desk.StaffAct(desk.Alpha), null, new("All", true, null, all), cancellation));
        if (outcome is not { Count: 0 })
            throw new InvalidOperationException("The service level was refused.");
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
        return Median(times);
    });

    /// <returns>Milliseconds for one, the medians: without, with, and the difference of the pairs.</returns>
    private static async Task<(double Without, double With, double Adds)> OpenAsync(TestDesk desk, int count)
    {
        var pairs = new List<(double Without, double With)>(count);
        for (var i = 0; i < count; i++)
            pairs.Add((await OpenOneAsync(desk, desk.Beta), await OpenOneAsync(desk, desk.Alpha)));
        return (Median(pairs.Select(x => x.Without)), Median(pairs.Select(x => x.With)), Median(pairs.Select(x => x.With - x.Without)));
    }

    private static async Task<double> OpenOneAsync(TestDesk desk, TenantInfo tenant)
    {
        var started = Stopwatch.GetTimestamp();
        await desk.OpenTicketAsync(tenant, "The printer smokes", "Since this morning it smokes, and the network is slow.");
        return Stopwatch.GetElapsedTime(started).TotalMilliseconds;
    }

    private static double Median(IEnumerable<double> times)
    {
        List<double> sorted = [.. times.Order()];
        return sorted[sorted.Count / 2];
    }
}
