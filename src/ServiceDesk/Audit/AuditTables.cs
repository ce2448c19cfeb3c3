using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ServiceDesk.Database;

namespace ServiceDesk.Audit;

internal sealed class AuditEntryTable : IEntityTypeConfiguration<AuditEntry>
{
    public void Configure(EntityTypeBuilder<AuditEntry> table)
    {
        // Without being told, SQL Server would be asked for the new id in a way that its triggers forbid.
        table.ToTable("AuditEntries", x => x.HasTrigger("AuditEntriesStay"));
        table.Property(x => x.PersonName).HasMaxLength(AuditEntry.NameLength);
        table.Property(x => x.AboutType).HasMaxLength(AuditEntry.TypeLength);
        table.Property(x => x.AboutId).HasMaxLength(AuditEntry.AboutIdLength);
        table.Property(x => x.DetailsDigest).HasMaxLength(AuditEntry.HashLength);
        table.Property(x => x.PreviousHash).HasMaxLength(AuditEntry.HashLength);
        table.Property(x => x.Hash).HasMaxLength(AuditEntry.HashLength);
        table.HasIndex(x => new { x.TenantId, x.Sequence }).IsUnique();
        table.HasIndex(x => new { x.TenantId, x.Id });
        table.HasIndex(x => new { x.TenantId, x.Kind, x.Id });
        table.HasIndex(x => new { x.TenantId, x.At }).HasFilter("\"Sequence\" IS NULL");
    }
}

internal sealed class AuditHeadTable : IEntityTypeConfiguration<AuditHead>
{
    public void Configure(EntityTypeBuilder<AuditHead> table)
    {
        table.ToTable("AuditHeads");
        table.HasKey(x => x.TenantId);
        table.Property(x => x.TenantId).ValueGeneratedNever();
        table.Property(x => x.LastHash).HasMaxLength(AuditEntry.HashLength);
        table.Property(x => x.AnchorHash).HasMaxLength(AuditEntry.HashLength);
    }
}

public static class AuditSets
{
    extension(DeskDb db)
    {
        public DbSet<AuditEntry> AuditEntries => db.Set<AuditEntry>();
        public DbSet<AuditHead> AuditHeads => db.Set<AuditHead>();
    }
}
