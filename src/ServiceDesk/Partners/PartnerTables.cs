using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ServiceDesk.Database;

namespace ServiceDesk.Partners;

internal sealed class PartnerLinkTable : IEntityTypeConfiguration<PartnerLink>
{
    public void Configure(EntityTypeBuilder<PartnerLink> table)
    {
        table.ToTable("PartnerLinks");
        table.HasOne(x => x.Partner).WithMany().HasForeignKey(x => x.PartnerId);
        table.HasOne(x => x.Customer).WithMany().HasForeignKey(x => x.CustomerId);
        table.HasOne(x => x.System).WithMany().HasForeignKey(x => x.SystemId);
        table.HasIndex(x => new { x.TenantId, x.PartnerId, x.CustomerId });
        table.HasIndex(x => new { x.TenantId, x.CustomerId });
    }
}

internal sealed class PartnerPersonTable : IEntityTypeConfiguration<PartnerPerson>
{
    public void Configure(EntityTypeBuilder<PartnerPerson> table)
    {
        table.ToTable("PartnerPeople");
        table.HasOne(x => x.Partner).WithMany().HasForeignKey(x => x.PartnerId);
        table.HasOne(x => x.Person).WithMany().HasForeignKey(x => x.PersonId);
        table.HasIndex(x => new { x.TenantId, x.PersonId }).IsUnique();
        table.HasIndex(x => new { x.TenantId, x.PartnerId });
    }
}

public static class PartnerSets
{
    extension(DeskDb db)
    {
        public DbSet<PartnerLink> PartnerLinks => db.Set<PartnerLink>();
        public DbSet<PartnerPerson> PartnerPeople => db.Set<PartnerPerson>();
    }
}
