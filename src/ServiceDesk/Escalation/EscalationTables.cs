using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ServiceDesk.Database;
using ServiceDesk.Guides;

namespace ServiceDesk.Escalation;

internal sealed class SupplierLinkTable : IEntityTypeConfiguration<SupplierLink>
{
    public void Configure(EntityTypeBuilder<SupplierLink> table)
    {
        table.ToTable("SupplierLinks");
        table.Property(x => x.Statuses).HasMaxLength(StatusMap.TextLength);
        table.HasOne(x => x.Queue).WithMany().HasForeignKey(x => x.QueueId);
        table.HasIndex(x => new { x.TenantId, x.Key }).IsUnique();
    }
}

internal sealed class SupplierTicketTable : IEntityTypeConfiguration<SupplierTicket>
{
    public void Configure(EntityTypeBuilder<SupplierTicket> table)
    {
        table.ToTable("SupplierTickets");
        table.Property(x => x.Chain).HasMaxLength(SupplierTicket.ChainLength);
        table.Property(x => x.OtherStatus).HasMaxLength(Guide.NameLength);
        table.Ignore(x => x.Tenants);
        table.HasOne(x => x.Link).WithMany().HasForeignKey(x => x.LinkId);
        table.HasOne(x => x.Ticket).WithMany().HasForeignKey(x => x.TicketId);
        table.HasIndex(x => new { x.TenantId, x.Key }).IsUnique();
        table.HasIndex(x => new { x.TenantId, x.TicketId });
    }
}

internal sealed class CrossingTable : IEntityTypeConfiguration<Crossing>
{
    public void Configure(EntityTypeBuilder<Crossing> table)
    {
        table.ToTable("Crossings");
        table.Property(x => x.Problem).HasMaxLength(Crossing.ProblemLength);
        // Two workers that both hold it for theirs: the second one's save fails.
        table.Property(x => x.State).IsConcurrencyToken();
        table.HasOne(x => x.Link).WithMany().HasForeignKey(x => x.LinkId);
        table.HasOne(x => x.Pair).WithMany().HasForeignKey(x => x.PairId);
        table.HasOne(x => x.Message).WithMany().HasForeignKey(x => x.MessageId);
        table.HasIndex(x => new { x.TenantId, x.Key }).IsUnique();
        table.HasIndex(x => new { x.TenantId, x.PairId, x.Id });
        table.HasIndex(x => new { x.TenantId, x.MessageId });
    }
}

internal sealed class ArrivalTable : IEntityTypeConfiguration<Arrival>
{
    public void Configure(EntityTypeBuilder<Arrival> table)
    {
        table.ToTable("Arrivals");
        table.HasIndex(x => new { x.TenantId, x.Key }).IsUnique();
    }
}

public static class EscalationSets
{
    extension(DeskDb db)
    {
        public DbSet<SupplierLink> SupplierLinks => db.Set<SupplierLink>();
        public DbSet<SupplierTicket> SupplierTickets => db.Set<SupplierTicket>();
        public DbSet<Crossing> Crossings => db.Set<Crossing>();
        public DbSet<Arrival> Arrivals => db.Set<Arrival>();
    }
}
