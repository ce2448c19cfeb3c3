using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Conventions;

namespace ServiceDesk.Database;

/// <summary>
/// The database of the installation, seen from inside one tenant. Each folder describes its own tables
/// (<c>IEntityTypeConfiguration</c>) and adds its sets as extension properties, so this class knows none of them.
/// </summary>
/// <remarks>
/// Walls, from the outside in: row-level security in the database (PostgreSQL, SQL Server), the named filter
/// <see cref="TenantFilter"/> on every <see cref="ITenantRow"/>, and <see cref="GuardTenant"/> on every write.
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

    /// <summary>Contexts are used again by scope after scope; each says first for whom it works.</summary>
    internal void WorkFor(CurrentTenant tenant) => Tenant = tenant;

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

    public override int SaveChanges(bool acceptAllChangesOnSuccess)
    {
        GuardTenant();
        return base.SaveChanges(acceptAllChangesOnSuccess);
    }

    public override Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        GuardTenant();
        return base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
    }

    /// <exception cref="InvalidOperationException">A changed row belongs to another tenant or to none.</exception>
    private void GuardTenant()
    {
        foreach (var entry in ChangeTracker.Entries<ITenantRow>())
        {
            if (entry.State is EntityState.Unchanged or EntityState.Detached)
                continue;
            var owner = entry.Entity.TenantId;
            var before = entry.State == EntityState.Added ? owner : (int)entry.Property(nameof(ITenantRow.TenantId)).OriginalValue!;
            if (owner == 0 || owner != TenantId || before != TenantId)
                throw new InvalidOperationException(
                    $"A {entry.Metadata.ClrType.Name} of tenant {owner} (before: {before}) was about to be saved while working for tenant {TenantId}. "
                    + "Rows are written only inside their own tenant.");
        }
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
