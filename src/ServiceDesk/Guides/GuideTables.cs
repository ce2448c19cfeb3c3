using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ServiceDesk.Guides;

internal abstract class GuideTable<T>(string name) : IEntityTypeConfiguration<T> where T : Guide
{
    public void Configure(EntityTypeBuilder<T> table)
    {
        table.ToTable(name);
        table.Property(x => x.Name).HasMaxLength(Guide.NameLength);
        table.Property(x => x.Translations).HasMaxLength(Guide.TranslationsLength);
        table.Property(x => x.Colour).HasMaxLength(20);
        table.Property(x => x.Icon).HasMaxLength(Guide.IconLength);
        Name(table);
    }

    protected virtual void Name(EntityTypeBuilder<T> table) => table.HasIndex(x => new { x.TenantId, x.Name }).IsUnique();
}

internal sealed class StatusTable() : GuideTable<Status>("Statuses");

internal sealed class PriorityTable() : GuideTable<Priority>("Priorities");

internal sealed class CategoryTable() : GuideTable<Category>("Categories");

internal sealed class GuideEntryTable() : GuideTable<GuideEntry>("GuideEntries")
{
    protected override void Name(EntityTypeBuilder<GuideEntry> table)
    {
        table.Property(x => x.Kind).HasMaxLength(GuideEntry.KindLength);
        table.Property(x => x.Facts).HasMaxLength(GuideEntry.FactsLength);
        table.Ignore(x => x.Values);
        table.HasIndex(x => new { x.TenantId, x.Kind, x.Name }).IsUnique();
    }
}
