using System.Data.Common;
using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace ServiceDesk.Database;

/// <summary>
/// Every row of the tenant that the scope has entered, table by table, as the model knows them: what a tenant is exported and erased by.
/// A table that is added to the model is among them by itself.
/// </summary>
public sealed class TenantRows(DeskDb db)
{
    private const string TenantColumn = nameof(ITenantRow.TenantId);

    /// <summary>What opens a door or proves who somebody is: it does not leave the installation.</summary>
    private static readonly string[] SecretWords = ["Password", "Secret", "Stamp", "Protected", "Token", "Hash", "Key", "Credential", "Code"];

    /// <summary>Columns that one of these words stands in, and that are no secret.</summary>
    private static readonly HashSet<string> Harmless = ["Key", "TokenEndpoint"];

    /// <summary>Keys of authenticators and recovery codes, under a column of another name.</summary>
    private const string SecretTable = "AccountTokens";

    /// <summary>Names of all tables with rows of tenants; one whose rows name another's stands before that.</summary>
    public IReadOnlyList<string> Tables => [.. Order().Select(x => x.Name)];

    private static bool IsSecret(IColumn column) =>
        (column.Table.Name == SecretTable && column.Name == "Value") || (!Harmless.Contains(column.Name) && SecretWords.Any(word => column.Name.Contains(word, StringComparison.Ordinal)));

    /// <summary>Writes the rows of a table, each as a JSON object on a line; secrets are left out.</summary>
    /// <returns>How many there were.</returns>
    public async Task<long> WriteAsync(string name, Stream output, CancellationToken cancellation)
    {
        var table = OfTenants().Single(x => x.Name == name);
        var columns = table.Columns.Where(x => !IsSecret(x)).ToList();
        var (wanted, source, mine, sequence) = (Names(columns), Name(name), Name(TenantColumn), Names(table.PrimaryKey!.Columns));
        await using var command = await CommandAsync($"SELECT {wanted} FROM {source} WHERE {mine} = @tenant ORDER BY {sequence}", cancellation);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        using var buffer = new MemoryStream();
        await using var json = new Utf8JsonWriter(buffer);
        var count = 0L;
        for (; await reader.ReadAsync(cancellation); count++)
        {
            json.WriteStartObject();
            for (var i = 0; i < columns.Count; i++)
                Write(json, columns[i], reader.IsDBNull(i) ? null : reader.GetValue(i));
            json.WriteEndObject();
            await json.FlushAsync(cancellation);
            buffer.WriteByte((byte)'\n');
            await output.WriteAsync(buffer.GetBuffer().AsMemory(0, (int)buffer.Length), cancellation);
            buffer.SetLength(0);
            json.Reset();
        }
        return count;
    }

    /// <summary>
    /// Removes all of them for good, each table by itself: what is broken off goes on when it is called again. References in a circle are
    /// let go of first.
    /// </summary>
    /// <returns>How many there were.</returns>
    public async Task<long> RemoveAsync(CancellationToken cancellation)
    {
        var tables = Order();
        var mine = Name(TenantColumn);
        foreach (var reference in Loose(tables))
            foreach (var column in reference.Columns.Where(x => x.IsNullable))
            {
                var (holder, loose) = (Name(reference.Table.Name), Name(column.Name));
                await ExecuteAsync($"UPDATE {holder} SET {loose} = NULL WHERE {mine} = @tenant AND {loose} IS NOT NULL", cancellation);
            }
        var count = 0L;
        foreach (var source in tables.Select(x => Name(x.Name)))
            count += await ExecuteAsync($"DELETE FROM {source} WHERE {mine} = @tenant", cancellation);
        return count;
    }

    private string Name(string identifier) => db.GetService<ISqlGenerationHelper>().DelimitIdentifier(identifier);

    private string Names(IEnumerable<IColumn> columns) => string.Join(", ", columns.Select(x => Name(x.Name)));

    // Those outside of the walls too (mail routes, domains, due work); the tenant's own row has no such column.
    private List<ITable> OfTenants() => [.. db.Model.GetRelationalModel().Tables.Where(x => x.FindColumn(TenantColumn) is not null).OrderBy(x => x.Name, StringComparer.Ordinal)];

    /// <summary>Whoever refers comes before what is referred to, but for references that can be let go of.</summary>
    private List<ITable> Order()
    {
        var left = OfTenants();
        var ordered = new List<ITable>(left.Count);
        while (left.Count > 0)
        {
            var next = left.Find(x => !left.Exists(other => other != x && Holds(other, x, true))) ?? left.Find(x => !left.Exists(other => other != x && Holds(other, x, false)))
                ?? throw new InvalidOperationException($"The tables {string.Join(", ", left.Select(x => x.Name))} refer to each other in a circle, and no column of it may be empty.");
            ordered.Add(next);
            left.Remove(next);
        }
        return ordered;
    }

    private static bool Holds(ITable table, ITable principal, bool evenLoosely) =>
        table.ForeignKeyConstraints.Any(x => x.PrincipalTable == principal && (evenLoosely || !IsLoose(x)));

    private static bool IsLoose(IForeignKeyConstraint reference) => reference.Columns.Any(x => x.IsNullable);

    // To itself, or to a table that goes earlier.
    private static IEnumerable<IForeignKeyConstraint> Loose(List<ITable> tables) => tables.SelectMany((table, index) =>
        table.ForeignKeyConstraints.Where(x => IsLoose(x) && tables.IndexOf((ITable)x.PrincipalTable) is >= 0 and var other && other <= index));

    private static void Write(Utf8JsonWriter json, IColumn column, object? value)
    {
        json.WritePropertyName(column.Name);
        var property = column.PropertyMappings[0].Property;
        if (value is not null && property.GetTypeMapping().Converter is { } converter && (Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType) == typeof(DateTime))
            value = converter.ConvertFromProvider(Convert.ChangeType(value, Nullable.GetUnderlyingType(converter.ProviderClrType) ?? converter.ProviderClrType, CultureInfo.InvariantCulture));
        switch (value)
        {
            case null: json.WriteNullValue(); break;
            case DateTime time: json.WriteStringValue(time.ToString("yyyy-MM-ddTHH:mm:ss.FFFFFFZ", CultureInfo.InvariantCulture)); break;
            case byte[] bytes: json.WriteBase64StringValue(bytes); break;
            case bool flag: json.WriteBooleanValue(flag); break;
            case sbyte or byte or short or int or long:
                json.WriteNumberValue(Convert.ToInt64(value, CultureInfo.InvariantCulture)); break;
            case double number: json.WriteNumberValue(number); break;
            case decimal number: json.WriteNumberValue(number); break;
            default: json.WriteStringValue(Convert.ToString(value, CultureInfo.InvariantCulture)); break;
        }
    }

    private async Task<int> ExecuteAsync(string text, CancellationToken cancellation)
    {
        await using var command = await CommandAsync(text, cancellation);
        command.CommandTimeout = 0; // A big tenant takes its time.
        return await command.ExecuteNonQueryAsync(cancellation);
    }

    // The names in it come from the model alone.
    private async Task<DbCommand> CommandAsync(string text, CancellationToken cancellation)
    {
        await db.Database.OpenConnectionAsync(cancellation);
        var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = text;
        var tenant = command.CreateParameter();
        (tenant.ParameterName, tenant.Value) = ("@tenant", db.TenantId);
        command.Parameters.Add(tenant);
        return command;
    }
}
