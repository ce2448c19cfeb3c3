using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ServiceDesk.Database;

namespace ServiceDesk.Trash;

/// <summary>A file of the store that a deleted ticket named: it goes when no other row names it, and its grace is over.</summary>
public sealed class DiscardedFile : ITenantRow
{
    public long Id { get; private set; }
    public required int TenantId { get; init; }
    public required string Name { get; init; }
    public required DateTime Since { get; init; }
}

internal sealed class DiscardedFileTable : IEntityTypeConfiguration<DiscardedFile>
{
    public void Configure(EntityTypeBuilder<DiscardedFile> table)
    {
        table.ToTable("DiscardedFiles");
        table.Property(x => x.Name).HasMaxLength(64);
        table.HasIndex(x => new { x.TenantId, x.Since });
    }
}

public static class TrashSets
{
    extension(DeskDb db)
    {
        public DbSet<DiscardedFile> DiscardedFiles => db.Set<DiscardedFile>();
    }
}
