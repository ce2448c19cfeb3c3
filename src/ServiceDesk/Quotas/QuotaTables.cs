using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ServiceDesk.Database;
using ServiceDesk.Tenants;

namespace ServiceDesk.Quotas;

internal sealed class TenantFiguresTable : IEntityTypeConfiguration<TenantFigures>
{
    public void Configure(EntityTypeBuilder<TenantFigures> table)
    {
        table.ToTable("TenantFigures");
        table.HasKey(x => x.TenantId);
        table.Property(x => x.TenantId).ValueGeneratedNever();
        table.HasOne<Tenant>().WithMany().HasForeignKey(x => x.TenantId);
    }
}

public static class QuotaSets
{
    extension(DeskDb db)
    {
        /// <summary>Of all tenants: outside the walls.</summary>
        public DbSet<TenantFigures> TenantFigures => db.Set<TenantFigures>();
    }
}
