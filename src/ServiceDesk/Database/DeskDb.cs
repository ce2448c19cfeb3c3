using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Conventions;
using ServiceDesk.Access;
using ServiceDesk.Audit;
using ServiceDesk.Tickets;

namespace ServiceDesk.Database;

/// <summary>
/// The database of the installation, seen from inside one tenant. Each folder describes its own tables
/// (<c>IEntityTypeConfiguration</c>) and adds its sets as extension properties, so this class knows none of them.
/// </summary>
/// <remarks>
/// Walls, from the outside in: row-level security in the database (PostgreSQL, SQL Server), the named filter
/// <see cref="TenantFilter"/> on every <see cref="ITenantRow"/>, and <see cref="GuardTenant"/> on every write. Every save also writes
/// what the audit log tells of it, in the same transaction (<see cref="AuditTrail"/>).
/// </remarks>
public abstract class DeskDb : DbContext
{
    public const string TenantFilter = "Tenant";

    protected DeskDb(DbContextOptions options) : base(options)
    {
        // Every save has a transaction, so that CommitInterceptor hears of each.
        Database.AutoTransactionBehavior = AutoTransactionBehavior.Always;
    }

    /// <summary>That of the scope which has this context; without a scope, one that was never entered: no row is its.</summary>
    public CurrentTenant Tenant { get; private set; } = new();

    /// <summary>Read by the query filters, anew for every query.</summary>
    public int TenantId => Tenant.Id;

    private UtcClock clock = new(TimeProvider.System);

    /// <summary>Who changes something here, for the audit log; the desk itself until a door says otherwise.</summary>
    public Actor Actor { get; private set; } = new(null, Door.Job);

    internal DateTime Now => clock.UtcNow;

    /// <summary>While a person is erased: what is changed then must not come to stand in the log, which one entry tells by itself.</summary>
    internal bool IsErasing { get; set; }

    private HashSet<int> awaited = [];

    /// <summary>Contexts are used again by scope after scope; each says first for whom it works.</summary>
    internal void WorkFor(CurrentTenant tenant, UtcClock time, Door door)
    {
        (Tenant, clock, Actor, IsErasing) = (tenant, time, new(null, door), false);
        awaited.Clear();
    }

    /// <returns>The workers (<see cref="AwaitedRow.Worker"/>) whose rows have been saved since it was asked for last.</returns>
    internal IReadOnlyCollection<int> TakeAwaited()
    {
        if (awaited.Count == 0)
            return [];
        (var taken, awaited) = (awaited, []);
        return taken;
    }

    /// <summary>
    /// Rows that this context knows, with those that are yet to be saved. Unlike a set's <c>Local</c> it does not look through all that
    /// is known for changes first, which over many tickets costs more than the work itself: a row that was only put into a collection is not found.
    /// </summary>
    public LocalView<T> Known<T>() where T : class
    {
        using (WithoutLooking())
            return Set<T>().Local;
    }

    /// <summary>
    /// As <see cref="Known{T}"/>, those of one ticket. Of a saved ticket they are found by their key, without going through all that is known:
    /// where a batch changes hundreds of tickets, that would cost the square of it.
    /// </summary>
    internal IEnumerable<T> KnownOf<T>(Ticket ticket) where T : class, ITicketRow
    {
        var known = Known<T>();
        return ticket.Id == 0
            ? known.Where(x => x.Ticket == ticket)
            : known.GetEntries([Set<T>().EntityType.FindProperty(nameof(Message.TicketId))!], [ticket.Id]).Select(x => x.Entity);
    }

    /// <returns>Whether the row was loaded, and one of these columns holds something else by now. Looks at nothing else: what became of its navigations it does not see.</returns>
    internal bool HasChanged(object row, Func<IReadOnlyProperty, bool> columns)
    {
        using var _ = WithoutLooking();
        var entry = Entry(row);
        return entry.State is EntityState.Unchanged or EntityState.Modified
            && entry.Properties.Any(x => columns(x.Metadata) && !Equals(x.CurrentValue, x.OriginalValue));
    }

    /// <returns>What becomes of this row with the next save, as far as it was added, removed or looked at before.</returns>
    internal EntityEntry KnownEntry(object row)
    {
        using (WithoutLooking())
            return Entry(row);
    }

    /// <summary>Saves what was changed of this one row, and what was added or removed, without looking through all others that are known.</summary>
    public async Task SaveChangesOfAsync(object row, CancellationToken cancellation)
    {
        using var _ = WithoutLooking();
        Entry(row).DetectChanges();
        await SaveChangesAsync(cancellation);
    }

    /// <summary>Said once a request, by its door.</summary>
    public void ActAs(long? personId, Door door) => Actor = new(personId, door);

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        // Hot indexes start with the tenant and are written by hand; one more for every foreign key would only cost writes.
        configurationBuilder.Conventions.Remove<ForeignKeyIndexConvention>();
        configurationBuilder.Properties<DateTime>().HaveConversion<UtcConverter>();
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(DeskDb).Assembly);
        foreach (var type in modelBuilder.Model.GetEntityTypes())
        {
            // Nothing is deleted by surprise, and SQL Server refuses several cascade paths.
            foreach (var key in type.GetForeignKeys())
                key.DeleteBehavior = DeleteBehavior.Restrict;
            if (typeof(ITenantRow).IsAssignableFrom(type.ClrType) && type.BaseType is null)
                modelBuilder.Entity(type.ClrType).HasQueryFilter(TenantFilter, OwnRowsOf(type.ClrType));
        }
    }

    /// <exception cref="InvalidOperationException">Something was changed that the audit log tells of: that is saved asynchronously.</exception>
    public override int SaveChanges(bool acceptAllChangesOnSuccess) => GuardTenant().Count == 0
        ? base.SaveChanges(acceptAllChangesOnSuccess)
        : throw new InvalidOperationException("Rows that the audit log watches were about to be saved by SaveChanges; use SaveChangesAsync.");

    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        var audited = GuardTenant();
        // All has been looked through just now.
        using var _ = WithoutLooking();
        if (audited.Count == 0)
            return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        await using var own = Database.CurrentTransaction is null ? await Database.BeginTransactionAsync(cancellationToken) : null;
        var saved = await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        AddRange(await AuditTrail.EntriesAsync(this, audited, cancellationToken));
        await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        if (own is not null)
            await own.CommitAsync(cancellationToken);
        return saved;
    }

    /// <returns>Changes that the audit log tells of.</returns>
    /// <exception cref="InvalidOperationException">A changed row belongs to another tenant or to none.</exception>
    private List<AuditedChange> GuardTenant()
    {
        List<AuditedChange> audited = [];
        foreach (var entry in ChangeTracker.Entries())
        {
            if (entry.State is EntityState.Unchanged or EntityState.Detached)
                continue;
            if (entry.Entity is ITenantRow row)
            {
                var owner = row.TenantId;
                var before = entry.State == EntityState.Added ? owner : (int)entry.Property(nameof(ITenantRow.TenantId)).OriginalValue!;
                if (owner == 0 || owner != TenantId || before != TenantId)
                    throw new InvalidOperationException(
                        $"A {entry.Metadata.ClrType.Name} of tenant {owner} (before: {before}) was about to be saved while working for tenant {TenantId}. "
                        + "Rows are written only inside their own tenant.");
            }
            if (entry is { State: EntityState.Added or EntityState.Modified, Entity: AwaitedRow due })
                awaited.Add(due.Worker);
            if (!IsErasing && AuditedChange.Of(entry) is { } change)
                audited.Add(change);
        }
        return audited;
    }

    private Looking WithoutLooking() => new(ChangeTracker);

    /// <summary>Until it is disposed of, nothing looks through the known rows for changes by itself.</summary>
    private readonly struct Looking : IDisposable
    {
        private readonly ChangeTracker tracker;
        private readonly bool before;

        public Looking(ChangeTracker tracker)
        {
            (this.tracker, before) = (tracker, tracker.AutoDetectChangesEnabled);
            tracker.AutoDetectChangesEnabled = false;
        }

        public void Dispose() => tracker.AutoDetectChangesEnabled = before;
    }

    private LambdaExpression OwnRowsOf(Type type)
    {
        var row = Expression.Parameter(type, "row");
        return Expression.Lambda(
            Expression.Equal(
                Expression.Property(row, nameof(ITenantRow.TenantId)),
                Expression.Property(Expression.Constant(this, typeof(DeskDb)), nameof(TenantId))),
            row);
    }
}
