using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;

namespace ServiceDesk.Audit;

/// <summary>A change that is about to be saved and belongs into the log, with what stood before. What stands now is read after saving, when keys are known.</summary>
internal sealed class AuditedChange
{
    /// <summary>Of one value; longer ones are cut, and say so.</summary>
    private const int ValueLength = 2_000;

    private readonly EntityEntry entry;
    private readonly AuditedType type;
    private readonly List<(IProperty Property, object? Before)> columns;
    private readonly EntityState state;

    private AuditedChange(EntityEntry entry, AuditedType type, AuditKind kind, List<(IProperty, object?)> columns) =>
        (this.entry, this.type, this.columns, state, Kind) = (entry, type, columns, entry.State, kind);

    public AuditKind Kind { get; }
    public object Row => entry.Entity;
    public string TypeName => entry.Metadata.ClrType.Name;

    public string Key => string.Join('-', entry.Metadata.FindPrimaryKey()!.Properties
        .Where(x => x.Name != nameof(AuditEntry.TenantId) || entry.Metadata.FindPrimaryKey()!.Properties.Count == 1)
        .Select(x => Convert.ToString(entry.Property(x.Name).CurrentValue, CultureInfo.InvariantCulture)));

    /// <returns>Null: nothing that the log tells.</returns>
    public static AuditedChange? Of(EntityEntry entry)
    {
        if (AuditCatalog.Of(entry.Metadata.ClrType) is not { } type || type.KindOf(entry) is not { } kind)
            return null;
        var columns = new List<(IProperty, object?)>();
        foreach (var property in entry.Properties)
            if (type.Tells(property.Metadata.Name) && !property.Metadata.IsPrimaryKey() && property.Metadata.Name != nameof(AuditEntry.TenantId)
                && (entry.State != EntityState.Modified || (property.IsModified && !Equals(property.OriginalValue, property.CurrentValue))))
                columns.Add((property.Metadata, entry.State == EntityState.Added ? null : property.OriginalValue));
        return entry.State == EntityState.Modified && columns.Count == 0 ? null : new(entry, type, kind, columns);
    }

    public IReadOnlyList<AuditValue> Values()
    {
        var values = new List<AuditValue>();
        foreach (var (property, before) in columns)
        {
            var after = state == EntityState.Deleted ? null : entry.Property(property.Name).CurrentValue;
            if (before is null && after is null)
                continue;
            values.Add(type.Secret.Contains(property.Name) || property.ClrType == typeof(byte[])
                ? new(property.Name, null, null, IsSecret: true)
                : new(property.Name, Text(before), Text(after)));
        }
        return values;
    }

    /// <summary>The value of a column of this name; null when there is none.</summary>
    public object? Find(string name) => entry.Metadata.FindProperty(name) is { } property ? entry.Property(property.Name).CurrentValue : null;

    private static string? Text(object? value) => value switch
    {
        null => null,
        DateTime at => at.ToString("yyyy-MM-ddTHH:mm:ss.FFFFFFZ", CultureInfo.InvariantCulture),
        bool flag => flag ? "true" : "false",
        string { Length: > ValueLength } text => string.Create(CultureInfo.InvariantCulture, $"{text.AsSpan(0, ValueLength)}… ({text.Length} characters, SHA-256 {AuditHash.OfText(text)})"),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture),
    };
}
