using System.Linq.Expressions;
using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using ServiceDesk.Tickets;

namespace ServiceDesk.Database;

/// <summary>Whether a row is pointed to: asks every table whose columns refer to its own, as the model knows them.</summary>
public static class RowReferences
{
    private static readonly MethodInfo AnyOf = typeof(RowReferences).GetMethod(nameof(AnyOfAsync), BindingFlags.NonPublic | BindingFlags.Static)!;

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

    private static Task<bool> AnyOfAsync<T>(DeskDb db, IProperty column, long id, CancellationToken cancellation) where T : class
    {
        var row = Expression.Parameter(typeof(T));
        var value = Expression.Call(typeof(EF), nameof(EF.Property), [column.ClrType], row, Expression.Constant(column.Name));
        var wanted = Expression.Convert(Expression.Constant(id), column.ClrType);
        // What lies in the trash may come back.
        return db.Set<T>().IgnoreQueryFilters([Ticket.TrashFilter]).AnyAsync(Expression.Lambda<Func<T, bool>>(Expression.Equal(value, wanted), row), cancellation);
    }
}
