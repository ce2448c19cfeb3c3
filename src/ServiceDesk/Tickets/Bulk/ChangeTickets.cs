using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.Tenants;

namespace ServiceDesk.Tickets.Bulk;

/// <summary>
/// Changes several tickets in one go, each on its own: what one's scenario refuses keeps no other from its change. Changes are
/// those of a ticket's own page, with their facts, notices and what happens by itself.
/// </summary>
public sealed class ChangeTickets(DeskDb db, TenantScopes scopes)
{
    public const int Most = 200;

    /// <returns>The kept change; its report says what came of it.</returns>
    public async Task<BulkChange> RunAsync(Act act, IReadOnlyCollection<int> numbers, BulkInput input, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(input);
        var report = await EachAsync(act, numbers, (_, now) => input.For(now), cancellation);
        var change = new BulkChange { TenantId = act.TenantId, PersonId = act.PersonId!.Value, At = act.At, Report = report.Write() };
        var old = act.At - BulkChange.KeptFor;
        db.RemoveRange(await db.Set<BulkChange>().Where(x => x.PersonId == act.PersonId && x.At < old).ToListAsync(cancellation));
        db.Add(change);
        await db.SaveChangesAsync(cancellation);
        return change;
    }

    /// <summary>Sets back what has not been changed since.</summary>
    /// <returns>Null when there is no such change, it is somebody else's, or it was undone already.</returns>
    public async Task<BulkReport?> UndoAsync(Act act, long changeId, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(act);
        if (await db.Set<BulkChange>().SingleOrDefaultAsync(x => x.Id == changeId && x.PersonId == act.PersonId && x.UndoneAt == null, cancellation) is not { } change)
            return null;
        change.UndoneAt = act.At;
        await db.SaveChangesAsync(cancellation);
        var lines = change.Read().Done.ToDictionary(x => x.Number);
        return await EachAsync(act, lines.Keys, (number, now) => BulkInput.Back(lines[number], now), cancellation);
    }

    /// <param name="cancellation">Ends it between two tickets; those before it stay changed.</param>
    private async Task<BulkReport> EachAsync(Act act, IReadOnlyCollection<int> numbers, Func<int, BulkState, TicketWork> work, CancellationToken cancellation)
    {
        if (numbers.Count > Most)
            throw new ArgumentOutOfRangeException(nameof(numbers), numbers.Count, $"At most {Most} tickets are changed in one go.");
        var (done, refused) = (new List<BulkLine>(), new List<BulkRefusal>());
        foreach (var number in numbers.Distinct())
        {
            // Its own context: what a refused ticket leaves half done in one is not saved with the next.
            await using var scope = scopes.Enter(db.Tenant.Info);
            try
            {
                var line = await OneAsync(scope.ServiceProvider, act, number, work, cancellation);
                if (line is null)
                    refused.Add(new(number, "There is no such ticket here.", []));
                else if (!line.Before.IsAs(line.After))
                    done.Add(line);
            }
            catch (TicketRuleException e)
            {
                refused.Add(new(number, e.Pattern, e.Words));
            }
            catch (DbUpdateConcurrencyException)
            {
                refused.Add(new(number, "Somebody changed it at the same moment.", []));
            }
        }
        return new(done, refused);
    }

    private static async Task<BulkLine?> OneAsync(
        IServiceProvider scope, Act act, int number, Func<int, BulkState, TicketWork> workOf, CancellationToken cancellation)
    {
        var (own, use) = (scope.GetRequiredService<DeskDb>(), scope.GetRequiredService<WorkOnTicket>());
        await using var transaction = await own.Database.BeginTransactionAsync(cancellation);
        if (!act.IsStaff || await use.WithNumber(act, number).SingleOrDefaultAsync(cancellation) is not { } ticket)
            return null;
        var before = BulkState.Of(ticket);
        var work = workOf(number, before);
        if (work.Tags is not null)
            await own.Entry(ticket).Collection(x => x.Tags).Query().Include(x => x.Tag).LoadAsync(cancellation);
        await use.PrepareAsync(act, ticket, work, cancellation);
        await own.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return new(number, before, BulkState.Of(ticket));
    }
}
