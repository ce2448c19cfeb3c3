using System.Text.Json;
using Microsoft.EntityFrameworkCore;

namespace ServiceDesk.Database;

/// <summary>Rows whose ids are known already.</summary>
public static class RowsById
{
    extension(DeskDb db)
    {
        /// <summary>
        /// The rows with these ids, to be narrowed and ordered further. CROSS JOIN tells SQLite to begin with the ids: for the sake
        /// of an order it would walk through the whole table instead.
        /// </summary>
        public IQueryable<T> WithIds<T>(IReadOnlyList<long> ids) where T : class, ITenantRow
        {
            if (!db.Database.IsSqlite())
                return db.Set<T>().Where(x => ids.Contains(EF.Property<long>(x, "Id")));
            var table = db.Model.FindEntityType(typeof(T))!.GetTableName();
            var select = $"SELECT t.* FROM json_each({{0}}) AS wanted CROSS JOIN \"{table}\" AS t ON t.\"Id\" = wanted.value";
            return db.Set<T>().FromSqlRaw(select, JsonSerializer.Serialize(ids));
        }
    }
}
