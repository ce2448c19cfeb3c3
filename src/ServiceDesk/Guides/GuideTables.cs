using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ServiceDesk.Guides;

internal abstract class GuideTable<T>(string name) : IEntityTypeConfiguration<T> where T : Guide
{
    public void Configure(EntityTypeBuilder<T> table)
    {
        table.ToTable(name);
        table.Property(x => x.Name).HasMaxLength(Guide.NameLength);
        table.Property(x => x.Colour).HasMaxLength(20);
        table.HasIndex(x => new { x.TenantId, x.Name }).IsUnique();
    }
}

internal sealed class StatusTable() : GuideTable<Status>("Statuses");

internal sealed class PriorityTable() : GuideTable<Priority>("Priorities");

internal sealed class CategoryTable() : GuideTable<Category>("Categories");
