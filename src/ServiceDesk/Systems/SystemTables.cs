using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ServiceDesk.Database;

namespace ServiceDesk.Systems;

internal sealed class CustomerSystemTable : IEntityTypeConfiguration<CustomerSystem>
{
    public void Configure(EntityTypeBuilder<CustomerSystem> table)
    {
        table.ToTable("Systems");
        table.Property(x => x.Name).HasMaxLength(CustomerSystem.NameLength);
        table.Property(x => x.Identifier).HasMaxLength(CustomerSystem.IdentifierLength);
        table.Property(x => x.Location).HasMaxLength(CustomerSystem.LocationLength);
        table.Property(x => x.LinkHash).HasMaxLength(64);
        table.Property(x => x.TokenHash).HasMaxLength(64);
        table.HasOne(x => x.Customer).WithMany().HasForeignKey(x => x.CustomerId);
        table.HasOne(x => x.Service).WithMany().HasForeignKey(x => x.ServiceId);
        table.HasIndex(x => new { x.TenantId, x.CustomerId });
    }
}

public static class SystemSets
{
    extension(DeskDb db)
    {
        public DbSet<CustomerSystem> Systems => db.Set<CustomerSystem>();
    }
}
