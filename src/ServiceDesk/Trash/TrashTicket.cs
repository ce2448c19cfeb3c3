using Microsoft.EntityFrameworkCore;
using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.ServiceLevels;
using ServiceDesk.Tickets;
using ServiceDesk.Timers;

namespace ServiceDesk.Trash;

/// <summary>
/// Moves a ticket to the trash: it is in no list, no count, no search and no portal, its timers and clocks stand still, and mail
/// that answers it opens another. <see cref="RestoreTicket"/> takes it back, <see cref="PurgeTrash"/> deletes it for good.
/// </summary>
public sealed class TrashTicket(DeskDb db, CatalogCache catalogs, StatusClock statusClock, ServiceClocks serviceClocks)
{
    public const int ReasonLength = 200;

    /// <param name="reason">Why, as the trash shows it; null or empty: nobody said.</param>
    /// <returns>False when the person who acts sees no such ticket, or may not.</returns>
    /// <exception cref="TicketRuleException">The reason is too long.</exception>
    public async Task<bool> RunAsync(Act act, int number, string? reason, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(act);
        if (!act.Allows(Right.Delete))
            return false;
        var words = string.IsNullOrWhiteSpace(reason) ? null : reason.Trim();
        if (words?.Length > ReasonLength)
            throw new TicketRuleException("The reason has {0} characters; at most {1} fit.", $"{words.Length}", $"{ReasonLength}");
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var ticket = await act.TicketsFor(db, Right.Delete).SingleOrDefaultAsync(x => x.Number == number, cancellation);
        if (ticket is null)
            return false;
        ticket.MoveToTrash(act, words);
        await statusClock.StopAsync(act, ticket, cancellation);
        await serviceClocks.FollowAsync(act, ticket, await catalogs.GetAsync(db, cancellation), cancellation);
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return true;
    }
}
