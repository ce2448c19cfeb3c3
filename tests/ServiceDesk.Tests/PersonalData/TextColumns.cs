using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ServiceDesk.Database;
using ServiceDesk.Testing;

namespace ServiceDesk.Tests.PersonalData;

/// <summary>Looks through every text column of every table, as the database itself lists them.</summary>
internal static class TextColumns
{
    private sealed record Column(string Table, string Name);

    /// <returns>Which columns hold one of the words, however it is written.</returns>
    public static async Task<IReadOnlyList<string>> HoldingAsync(TestDesk desk, params string[] words)
    {
        await using var owner = new DatabaseMigrator(desk.Settings).Owner();
        await owner.Database.OpenConnectionAsync();
        var isSqlite = owner.Database.IsSqlite();
        var columns = isSqlite
            ? await owner.Database.SqlQuery<Column>($"""
                SELECT m.name AS "Table", c.name AS "Name" FROM sqlite_master m JOIN pragma_table_info(m.name) c
                WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite%' AND c.type NOT IN ('INTEGER', 'REAL', 'BLOB')
                """).ToListAsync()
            : await owner.Database.SqlQuery<Column>($"""
                SELECT table_name::text AS "Table", column_name::text AS "Name" FROM information_schema.columns
                WHERE table_schema = 'public' AND data_type IN ('text', 'character varying', 'tsvector', 'json', 'jsonb')
                """).ToListAsync();
        Assert.True(columns.Count > 100, $"Only {columns.Count} text columns were found.");
        if (!isSqlite)
            await owner.Database.ExecuteSqlAsync($"SELECT set_config('desk.tenant', {desk.Alpha.Id.ToString(CultureInfo.InvariantCulture)}, false)");
        var found = new List<string>();
        foreach (var column in columns)
            foreach (var word in words)
            {
                var text = isSqlite ? $"\"{column.Name}\"" : $"\"{column.Name}\"::text";
                var sql = $"SELECT COUNT(*) AS \"Value\" FROM \"{column.Table}\" WHERE LOWER({text}) LIKE {{0}}";
                if (await owner.Database.SqlQueryRaw<long>(sql, $"%{word.ToLowerInvariant()}%").SingleAsync() > 0)
                    found.Add($"{column.Table}.{column.Name}: {word}");
            }
        return found;
    }
}
