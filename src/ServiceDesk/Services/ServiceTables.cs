using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ServiceDesk.Database;

namespace ServiceDesk.Services;

internal sealed class ServiceTable : IEntityTypeConfiguration<Service>
{
    public void Configure(EntityTypeBuilder<Service> table)
    {
        table.ToTable("Services");
        table.Property(x => x.Name).HasMaxLength(Service.NameLength);
        table.Property(x => x.Number).HasMaxLength(Service.NumberLength);
        table.HasOne(x => x.Customer).WithMany().HasForeignKey(x => x.CustomerId);
        table.HasIndex(x => new { x.TenantId, x.CustomerId });
    }
}

internal sealed class ServiceLinkTable : IEntityTypeConfiguration<ServiceLink>
{
    public void Configure(EntityTypeBuilder<ServiceLink> table)
    {
        table.ToTable("ServiceLinks");
        table.HasOne(x => x.Ticket).WithMany().HasForeignKey(x => x.TicketId);
        table.HasOne(x => x.Service).WithMany().HasForeignKey(x => x.ServiceId);
        table.HasIndex(x => new { x.TenantId, x.TicketId, x.ServiceId }).IsUnique();
        table.HasIndex(x => new { x.TenantId, x.ServiceId });
    }
}

public static class ServiceSets
{
    extension(DeskDb db)
    {
        public DbSet<Service> Services => db.Set<Service>();
        public DbSet<ServiceLink> ServiceLinks => db.Set<ServiceLink>();
    }
}
