using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace ServiceDesk.Audit;

/// <summary>How changes of one kind of row enter the audit log.</summary>
/// <param name="KindOf">What a change of the row is called; null: nothing that the log tells.</param>
internal sealed record AuditedType(Func<EntityEntry, AuditKind?> KindOf)
{
    /// <summary>The columns that count; null: all but <see cref="But"/>.</summary>
    public IReadOnlySet<string>? Only { get; init; }

    /// <summary>Columns in which the desk keeps its place; their changes are nobody's acts.</summary>
    public IReadOnlySet<string> But { get; init; } = new HashSet<string>();

    /// <summary>Columns whose values are never told.</summary>
    public IReadOnlySet<string> Secret { get; init; } = new HashSet<string>();

    public static AuditedType Setting(params string[] but) => new(x => x.State switch
    {
        EntityState.Added => AuditKind.SettingAdded,
        EntityState.Deleted => AuditKind.SettingRemoved,
        _ => AuditKind.SettingChanged,
    }) { But = but.ToHashSet() };

    public static AuditedType Always(AuditKind kind) => new(_ => kind);

    public bool Tells(string property) => Only?.Contains(property) ?? !But.Contains(property);
}
