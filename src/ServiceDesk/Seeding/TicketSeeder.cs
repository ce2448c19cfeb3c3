using System.Threading.Channels;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ServiceDesk.Audit;
using ServiceDesk.Database;
using ServiceDesk.Database.Bulk;
using ServiceDesk.Tenants;
using ServiceDesk.Tickets;

namespace ServiceDesk.Seeding;

/// <summary>
/// Fills a tenant with made-up tickets, for trials and measurements. Tickets are saved some thousands at a time together with
/// the tenant's counter: a run that was interrupted goes on where it ended.
/// </summary>
public sealed class TicketSeeder(TenantScopes scopes, DatabaseSettings settings, CatalogCache catalogs, UtcClock clock)
{
    private const int BatchSize = 4000;

    /// <param name="progress">Hears the number of the last saved ticket.</param>
    /// <returns>How many tickets were added: none when the tenant has as many already.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An option lies outside what makes sense.</exception>
    /// <exception cref="InvalidOperationException">Somebody opened a ticket in the tenant meanwhile; what was saved stays, and another run goes on.</exception>
    public async Task<int> RunAsync(TenantInfo tenant, SeedOptions options, IProgress<int>? progress, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Tickets, 1, nameof(options));
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Messages, 1, nameof(options));
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Requesters, 1, nameof(options));
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Customers, 1, nameof(options));
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Staff, 1, nameof(options));
        await using var scope = scopes.Enter(tenant);
        var db = scope.ServiceProvider.GetRequiredService<DeskDb>();
        var now = options.Now ?? clock.UtcNow;
        var desk = await new SeedDeskBuilder(db, catalogs, options, now).BuildAsync(cancellation);
        var last = await db.Set<TicketCounter>().Select(x => x.Last).SingleAsync(cancellation);
        if (last >= options.Tickets)
            return 0;

        await using var bulk = TicketBulk.For(db, settings);
        var batches = Channel.CreateBounded<Batch>(2);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var making = Task.Run(() => MakeAsync(desk, options, now, last, batches.Writer, stop.Token), CancellationToken.None);
        try
        {
            await foreach (var batch in batches.Reader.ReadAllAsync(cancellation))
            {
                await bulk.WriteAsync(batch.Tickets, batch.First - 1, cancellation);
                progress?.Report(batch.First - 1 + batch.Tickets.Count);
            }
        }
        finally
        {
            await stop.CancelAsync();
            await making;
        }
        await SkipHistory.RunAsync(db, cancellation);
        await bulk.FinishAsync(cancellation);
        return options.Tickets - last;
    }

    // Texts are made while the database writes the batch before. A failure travels through the channel to its reader.
    private static async Task MakeAsync(
        SeedDesk desk, SeedOptions options, DateTime now, int last, ChannelWriter<Batch> batches, CancellationToken cancellation)
    {
        try
        {
            Func<int, SeedConversation> make = options.Content == SeedContent.Demo
                ? new DemoConversations(desk, options, now).Make
                : new ConversationGenerator(desk, options, now).Make;
            var replay = new ConversationReplay(desk);
            for (var first = last + 1; first <= options.Tickets; first += BatchSize)
            {
                var count = Math.Min(BatchSize, options.Tickets - first + 1);
                var tickets = new List<Ticket>(count);
                for (var number = first; number < first + count; number++)
                    tickets.Add(replay.Play(number, make(number)));
                await batches.WriteAsync(new(first, tickets), cancellation);
            }
            batches.Complete();
        }
        catch (Exception e)
        {
            batches.Complete(e);
        }
    }

    private sealed record Batch(int First, IReadOnlyList<Ticket> Tickets);
}
