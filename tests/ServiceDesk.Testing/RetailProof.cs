using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using ServiceDesk.Database;
using ServiceDesk.Tenants;

namespace ServiceDesk.Testing;

/// <summary>What came of killing nodes while tickets went to a supplier and answers came back.</summary>
/// <param name="Lost">What should be there and is not: which story, and what of it.</param>
/// <param name="Doubled">What is there more than once.</param>
/// <param name="Stuck">Rounds that did not come to rest.</param>
/// <param name="Repeated">Mails that left more than once, under the same Message-ID: a kill fell between the server's 250 and the note of it.</param>
/// <param name="Longest">From a kill until all was done that waited.</param>
public sealed record RetailReport(int Rounds, int Stories, IReadOnlyList<string> Lost, IReadOnlyList<string> Doubled, int Stuck, int Repeated, TimeSpan Longest)
{
    public bool IsClean => Lost.Count + Doubled.Count + Stuck == 0 && Repeated <= Rounds;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"{Rounds} rounds of {Stories} tickets between two desks on two nodes, one of them killed in each: {Lost.Count} lost, {Doubled.Count} doubled, {Stuck} stuck, {Repeated} mails sent twice; at most {Longest.TotalSeconds:0} s from a kill until all was done");
}

/// <summary>
/// The story of a retailer and a supplier on two nodes over one PostgreSQL. Mails come by SMTP, the acts of staff are committed from
/// here, all that follows from them is the nodes': placing, crossing, passing on, mails. In each round one node is killed (SIGKILL)
/// at a random moment after the commit of one of the steps, and stays away until the other has done everything.
/// </summary>
/// <param name="assembly">The application.</param>
/// <param name="rounds">Each with one kill.</param>
/// <param name="stories">Tickets a round.</param>
public sealed class RetailProof(string assembly, int rounds, int stories)
{
    private const int Steps = 5;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(4);

    /// <param name="seed">Of the moments, the steps and the nodes that are killed.</param>
    public async Task<RetailReport> RunAsync(int seed, CancellationToken cancellation)
    {
        await using var desk = await TestDesk.CreateAsync(DatabaseProvider.Postgres);
        await using var scope = desk.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<ChangeLicence>().RunAsync("alpha", new(LicencePackage.Wholesale, null, null), cancellation);
        await using var sink = new MailSink();
        await using var first = Node(desk, sink);
        await using var second = Node(desk, sink);
        var round = new RetailRound(desk, sink, [first, second], stories, Patience);
        foreach (var node in round.Nodes)
            await BeginAsync(node, cancellation);
        await round.LinkAsync(cancellation);
        var random = new Random(seed);
        var (stuck, longest) = (0, TimeSpan.Zero);
        for (var number = 0; number < rounds; number++)
        {
            var (step, killed) = (random.Next(Steps), round.Nodes[random.Next(2)]);
            for (var at = 0; at < Steps; at++)
            {
                await round.ActAsync(number, at, cancellation);
                if (at == step)
                {
                    await Task.Delay(random.Next(1500), cancellation);
                    await killed.KillAsync();
                }
                var began = TimeProvider.System.GetTimestamp();
                if (!await round.SettledAsync(number, at, cancellation))
                {
                    stuck++;
                    break;
                }
                if (at == step && TimeProvider.System.GetElapsedTime(began) is var took && took > longest)
                    longest = took;
            }
            await BeginAsync(killed, cancellation);
        }
        var (lost, doubled) = await round.CountAsync(rounds, cancellation);
        return new(rounds, stories, lost, doubled, stuck, sink.Repeated, longest);
    }

    private DeskProcess Node(TestDesk desk, MailSink sink) => new(assembly, desk.Settings, desk.Folder)
    {
        Environment =
        {
            ["Mail__Server__Host"] = "127.0.0.1",
            ["Mail__Server__Port"] = sink.Port.ToString(CultureInfo.InvariantCulture),
            ["Mail__Server__Security"] = "none",
            ["Mail__Limits__MailboxPer10Minutes"] = "1000000",
        },
    };

    private static async Task BeginAsync(DeskProcess node, CancellationToken cancellation)
    {
        await node.KillAsync();
        node.Start();
        await node.ReadyAsync(cancellation);
    }
}
