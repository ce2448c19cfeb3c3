using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace ServiceDesk.Database.Bulk;

/// <summary>A table as the model describes it, so that a migration's new column is written without a change here.</summary>
internal sealed class BulkTable
{
    private readonly IEntityType type;

    private BulkTable(IEntityType type)
    {
        this.type = type;
        Name = type.GetTableName()!;
        var store = StoreObjectIdentifier.Table(Name, type.GetSchema());
        Columns = [.. type.GetProperties().Select(x => new BulkColumn(x, x.GetColumnName(store)!))];
    }

    public string Name { get; }
    public IReadOnlyList<BulkColumn> Columns { get; }

    public string ColumnList => string.Join(", ", Columns.Select(x => $"\"{x.Name}\""));

    public static BulkTable Of<T>(DeskDb db) => new(db.Model.FindEntityType(typeof(T))
        ?? throw new ArgumentException($"{typeof(T).Name} is no table of this database."));

    /// <summary>Sets what a context would set when it saves: keys and references, whose setters are private.</summary>
    public Action<object, long> SetterOf(string property)
    {
        var info = type.FindProperty(property)?.PropertyInfo ?? throw new ArgumentException($"{type.DisplayName()} has no property {property}.");
        return (row, value) => info.SetValue(row, value);
    }
}

internal sealed class BulkColumn(IProperty property, string name)
{
    private readonly IClrPropertyGetter getter = property.GetGetter();
    private readonly Func<object?, object?>? convert = property.GetTypeMapping().Converter?.ConvertToProvider;

    public string Name { get; } = name;

    /// <summary>What the database is to be given for the row; null for nothing.</summary>
    public object? ValueOf(object row)
    {
        var value = getter.GetClrValue(row);
        return value is null || convert is null ? value : convert(value);
    }
}
