using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
using ServiceDesk.Database;

namespace ServiceDesk.Tests.Database;

/// <summary>What SQL Server would refuse in the model, found without a server.</summary>
public sealed partial class SqlServerModelTests
{
    // Limits of the engine, in bytes and characters.
    private const int ClusteredKey = 900;
    private const int NonclusteredKey = 1700;
    private const int KeyColumns = 32;
    private const int NameLength = 128;
    private const int Unbounded = int.MaxValue;

    private static IReadOnlyList<ITable> Tables { get; } = ReadTables();

    [Fact]
    public void ForeignKeys_CascadeNowhere()
    {
        Assert.NotEmpty(Tables.SelectMany(x => x.ForeignKeyConstraints));
        AssertNone(
            from table in Tables
            from key in table.ForeignKeyConstraints
            where key.OnDeleteAction is not (ReferentialAction.NoAction or ReferentialAction.Restrict)
            select $"{key.Name}: {key.OnDeleteAction}");
    }

    [Fact]
    public void PrimaryKeys_Fit900Bytes() => AssertNone(
        from table in Tables
        let key = table.PrimaryKey!
        where Bytes(key.Columns) > ClusteredKey || key.Columns.Count > KeyColumns
        select $"{key.Name}: {Described(key.Columns)}");

    [Fact]
    public void Indexes_Fit1700Bytes() => AssertNone(
        from table in Tables
        from index in table.Indexes.Select(x => (x.Name, x.Columns)).Concat(table.UniqueConstraints.Select(x => (x.Name, x.Columns)))
        where Bytes(index.Columns) > NonclusteredKey || index.Columns.Count > KeyColumns
        select $"{index.Name}: {Described(index.Columns)}");

    [Fact]
    public void IndexFilters_AreOfThisEngine() => AssertNone(
        from table in Tables
        from index in table.Indexes
        where index.Filter is { } filter
            && (!IndexFilter().IsMatch(filter) || IndexFilter().Match(filter).Groups["column"].Captures.Any(x => table.FindColumn(x.Value) is null))
        select $"{index.Name}: {index.Filter}");

    [Fact]
    public void Names_AreShortAndDifferByMoreThanCase()
    {
        AssertNone(
            from table in Tables
            from name in table.Columns.Select(x => x.Name).Concat(table.Indexes.Select(x => x.Name))
                .Concat(table.ForeignKeyConstraints.Select(x => x.Name)).Append(table.Name)
            where name.Length > NameLength
            select name);
        AssertNone(Repeated(Tables.Select(x => x.Name)));
        AssertNone(Tables.SelectMany(x => Repeated(x.Columns.Select(column => column.Name)).Select(name => $"{x.Name}.{name}")));
        // Keys are objects of the schema, indexes of their table.
        AssertNone(Repeated(Tables.SelectMany(x => x.ForeignKeyConstraints.Select(key => key.Name).Append(x.PrimaryKey!.Name))));
    }

    [Fact]
    public void EveryTenantTable_IsWalled()
    {
        var db = DesignDatabase.For(DatabaseProvider.SqlServer);
        var tenantTables = db.Model.GetEntityTypes().Where(x => typeof(ITenantRow).IsAssignableFrom(x.ClrType)).Select(x => x.GetTableName()!).Distinct();
        var script = SqlServerScript.Migrations();
        var policies = SqlServerScript.Policies(script);
        Assert.Equal(tenantTables.Order(StringComparer.Ordinal), policies.Keys.Order(StringComparer.Ordinal));
        Assert.All(policies, x => Assert.True(x.Value is { Filters: true, Blocks: true }, $"The policy of {x.Key} must filter reads and block writes."));
        Assert.Subset(policies.Keys.ToHashSet(), WalledTables.Initial.Concat(WalledTables.MailRules).Concat(WalledTables.MailTemplates).ToHashSet());
    }

    [Theory]
    [InlineData("int", 4)]
    [InlineData("nvarchar(254)", 508)]
    [InlineData("varbinary(64)", 64)]
    [InlineData("nvarchar(max)", Unbounded)]
    public void Bytes_AreCounted(string type, int bytes) => Assert.Equal(bytes, Bytes(type));

    private static IReadOnlyList<ITable> ReadTables()
    {
        using var db = DesignDatabase.For(DatabaseProvider.SqlServer);
        return [.. db.GetService<IDesignTimeModel>().Model.GetRelationalModel().Tables];
    }

    private static void AssertNone(IEnumerable<string> refused) => Assert.Empty(refused);

    private static IEnumerable<string> Repeated(IEnumerable<string> names) =>
        names.GroupBy(x => x, StringComparer.OrdinalIgnoreCase).Where(x => x.Count() > 1).Select(x => x.Key);

    private static long Bytes(IEnumerable<IColumn> columns) => columns.Sum(x => (long)Bytes(x.StoreType));

    private static string Described(IEnumerable<IColumn> columns) => string.Join(" + ", columns.Select(x => $"{x.Name} {x.StoreType}"));

    private static int Bytes(string type)
    {
        if (SizedType().Match(type) is { Success: true } sized)
            return sized.Groups["size"].Value == "max" ? Unbounded
                : int.Parse(sized.Groups["size"].ValueSpan, CultureInfo.InvariantCulture) * (sized.Groups["wide"].Success ? 2 : 1);
        return type switch
        {
            "bit" or "tinyint" => 1,
            "smallint" => 2,
            "int" or "date" or "real" => 4,
            "time" => 5,
            "bigint" or "float" or "datetime2" or "rowversion" => 8,
            "datetimeoffset" => 10,
            "uniqueidentifier" => 16,
            _ => type.StartsWith("decimal", StringComparison.Ordinal) ? 17
                : throw new NotSupportedException($"How many bytes does a key of {type} take? Add it here."),
        };
    }

    [GeneratedRegex(@"^((?<wide>n)?(var)?char|(var)?binary)\((?<size>\d+|max)\)$")]
    private static partial Regex SizedType();

    [GeneratedRegex(@"^\[(?<column>\w+)\] IS (NOT )?NULL( AND \[(?<column>\w+)\] IS (NOT )?NULL)*$")]
    private static partial Regex IndexFilter();
}
