using System.Linq.Expressions;
using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using ServiceDesk.Audit;
using ServiceDesk.Database;
using ServiceDesk.Tickets;

namespace ServiceDesk.PersonalData;

/// <summary>Takes a person's traces out of every text column of every table of the tenant: the model names them, so that none can be forgotten.</summary>
internal sealed class EraseTexts(DeskDb db, PersonTraces traces)
{
    private const int Batch = 500;

    private static readonly MethodInfo OfTable = typeof(EraseTexts).GetMethod(nameof(InColumnAsync), BindingFlags.Instance | BindingFlags.NonPublic)!;

    private readonly List<string> history = [];

    /// <returns>Lines of histories that read otherwise now, as the audit log writes them.</returns>
    public async Task<IReadOnlyList<string>> RunAsync(CancellationToken cancellation)
    {
        // The log has triggers of its own, and rules of its own (ErasePerson).
        foreach (var type in db.Model.GetEntityTypes().Where(x => typeof(ITenantRow).IsAssignableFrom(x.ClrType) && x.ClrType != typeof(AuditEntry)))
            foreach (var column in type.GetProperties().Where(x => x.ClrType == typeof(string) && !x.IsPrimaryKey()))
                await (Task)OfTable.MakeGenericMethod(type.ClrType).Invoke(this, [column, cancellation])!;
        return history;
    }

    private async Task InColumnAsync<T>(IProperty column, CancellationToken cancellation) where T : class, ITenantRow
    {
        var rows = db.Set<T>().IgnoreQueryFilters([Ticket.TrashFilter]).Where(Holds<T>(column.Name));
        while (true)
        {
            var found = await rows.Take(Batch).ToListAsync(cancellation);
            var changed = 0;
            foreach (var row in found)
            {
                var property = db.Entry(row).Property<string?>(column.Name);
                var clean = traces.Without(property.CurrentValue!, column.GetMaxLength());
                if (clean == property.CurrentValue)
                    continue;
                property.CurrentValue = clean;
                changed++;
            }
            await db.SaveChangesAsync(cancellation);
            history.AddRange(found.OfType<HistoryEntry>().Select(x => HistoryDigest.Of(x).ToString()));
            foreach (var row in found)
                db.Entry(row).State = EntityState.Detached;
            if (found.Count < Batch || changed == 0)
                return;
        }
    }

    private Expression<Func<T, bool>> Holds<T>(string column) where T : class
    {
        var row = Expression.Parameter(typeof(T), "row");
        var name = traces.Name;
        Expression<Func<T, bool>> whole = x => EF.Property<string>(x, column) == name;
        var holds = Body(whole);
        foreach (var word in traces.Words)
        {
            // SQLite folds letters of English alone: what is written as the person writes it is found besides.
            var small = word.ToLowerInvariant();
#pragma warning disable CA1304, CA1311, CA1862 // The database compares: it takes no culture.
            Expression<Func<T, bool>> within = x => EF.Property<string>(x, column).ToLower().Contains(small) || EF.Property<string>(x, column).Contains(word);
#pragma warning restore CA1304, CA1311, CA1862
            holds = Expression.OrElse(holds, Body(within));
        }
        return Expression.Lambda<Func<T, bool>>(holds, row);

        Expression Body(Expression<Func<T, bool>> part) => new Renamed(part.Parameters[0], row).Visit(part.Body);
    }

    private sealed class Renamed(ParameterExpression from, ParameterExpression to) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => node == from ? to : node;
    }
}
