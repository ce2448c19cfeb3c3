using System.Linq.Expressions;
using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using ServiceDesk.Tickets;

namespace ServiceDesk.Database;

/// <summary>What points to a row: goes through every table whose columns refer to its own, as the model knows them.</summary>
public static class RowReferences
{
    private static readonly MethodInfo AnyOf = typeof(RowReferences).GetMethod(nameof(AnyOfAsync), BindingFlags.NonPublic | BindingFlags.Static)!;
    private static readonly MethodInfo MoveOf = typeof(RowReferences).GetMethod(nameof(MoveOfAsync), BindingFlags.NonPublic | BindingFlags.Static)!;

    public static async Task<bool> AnyAsync(DeskDb db, object row, long id, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(row);
        var type = db.Model.FindEntityType(row.GetType()) ?? throw new ArgumentException($"{row.GetType().Name} is no table's row.", nameof(row));
        foreach (var key in type.GetReferencingForeignKeys())
            if (await (Task<bool>)AnyOf.MakeGenericMethod(key.DeclaringEntityType.ClrType).Invoke(null, [db, key.Properties[0], id, cancellation])!)
                return true;
        return false;
    }

    /// <summary>Makes all that points to one row point to another one of its table, in the tenant, at once. Rows that the context has loaded do not learn of it.</summary>
    public static async Task MoveAsync<T>(DeskDb db, long from, long to, CancellationToken cancellation) where T : class, ITenantRow
    {
        ArgumentNullException.ThrowIfNull(db);
        foreach (var key in db.Model.FindEntityType(typeof(T))!.GetReferencingForeignKeys())
        {
            var column = key.Properties[0];
            await (Task)MoveOf.MakeGenericMethod(key.DeclaringEntityType.ClrType, column.ClrType).Invoke(null, [db, column.Name, from, to, cancellation])!;
        }
    }

    private static Task<int> MoveOfAsync<T, TColumn>(DeskDb db, string column, long from, long to, CancellationToken cancellation) where T : class
    {
        var (former, next) = ((TColumn)(object)from, (TColumn)(object)to);
        return db.Set<T>().IgnoreQueryFilters([Ticket.TrashFilter]).Where(x => EF.Property<TColumn>(x, column)!.Equals(former))
            .ExecuteUpdateAsync(x => x.SetProperty(row => EF.Property<TColumn>(row, column), next), cancellation);
    }

    private static Task<bool> AnyOfAsync<T>(DeskDb db, IProperty column, long id, CancellationToken cancellation) where T : class
    {
        var row = Expression.Parameter(typeof(T));
        var value = Expression.Call(typeof(EF), nameof(EF.Property), [column.ClrType], row, Expression.Constant(column.Name));
        var wanted = Expression.Convert(Expression.Constant(id), column.ClrType);
        // What lies in the trash may come back.
        return db.Set<T>().IgnoreQueryFilters([Ticket.TrashFilter]).AnyAsync(Expression.Lambda<Func<T, bool>>(Expression.Equal(value, wanted), row), cancellation);
    }
}
