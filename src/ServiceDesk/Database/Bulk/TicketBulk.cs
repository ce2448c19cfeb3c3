using Microsoft.EntityFrameworkCore;
using ServiceDesk.Tickets;

namespace ServiceDesk.Database.Bulk;

/// <summary>
/// Saves very many new tickets, with all that hangs on them, faster than a context can. The tickets carry their numbers; their
/// requesters, authors and tags are saved already. It passes the write guard by, so it writes the tenant of its context alone.
/// </summary>
public abstract class TicketBulk(DeskDb db) : IAsyncDisposable
{
    protected DeskDb Db { get; } = db;

    public static TicketBulk For(DeskDb db, DatabaseSettings settings) => settings.Provider switch
    {
        DatabaseProvider.Sqlite => new SqliteTicketBulk(db),
        DatabaseProvider.Postgres => new PostgresTicketBulk(db, settings.Owner),
        _ => new TrackedTicketBulk(db),
    };

    /// <summary>Saves the tickets and moves the tenant's counter on, in one transaction.</summary>
    /// <param name="lastNumber">Where the counter must stand: the first ticket's number less one.</param>
    /// <exception cref="InvalidOperationException">The counter stands elsewhere, or a ticket is of another tenant; nothing was saved.</exception>
    public async Task WriteAsync(IReadOnlyList<Ticket> tickets, int lastNumber, CancellationToken cancellation)
    {
        if (tickets.FirstOrDefault(x => x.TenantId != Db.TenantId) is { } foreign)
            throw new InvalidOperationException($"Ticket {foreign.Number} of tenant {foreign.TenantId} was about to be saved while working for tenant {Db.TenantId}.");
        await PrepareAsync(cancellation);
        await using var transaction = await Db.Database.BeginTransactionAsync(cancellation);
        var next = lastNumber + tickets.Count;
        var moved = await Db.Database.ExecuteSqlAsync(
            $"""UPDATE "TicketCounters" SET "Last" = {next} WHERE "TenantId" = {Db.TenantId} AND "Last" = {lastNumber}""", cancellation);
        if (moved != 1)
            throw new InvalidOperationException($"The last ticket of tenant {Db.TenantId} is no longer {lastNumber}: somebody opened one meanwhile. Run it again to go on.");
        await SaveAsync(tickets, cancellation);
        await transaction.CommitAsync(cancellation);
    }

    /// <summary>Leaves the database as quick to read as it was filled: statistics, merged logs.</summary>
    public abstract Task FinishAsync(CancellationToken cancellation);

    public virtual ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    /// <summary>Before the transaction.</summary>
    protected virtual Task PrepareAsync(CancellationToken cancellation) => Task.CompletedTask;

    protected abstract Task SaveAsync(IReadOnlyList<Ticket> tickets, CancellationToken cancellation);
}
