using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ServiceDesk.Timers;

internal sealed class DueWorkTable : IEntityTypeConfiguration<DueWork>
{
    public void Configure(EntityTypeBuilder<DueWork> table)
    {
        table.ToTable("DueWork");
        table.HasKey(x => x.Key);
        table.Property(x => x.Key).ValueGeneratedNever();
        table.HasIndex(x => new { x.Kind, x.DueAt });
    }
}

internal sealed class TicketTimerTable : IEntityTypeConfiguration<TicketTimer>
{
    public void Configure(EntityTypeBuilder<TicketTimer> table)
    {
        table.ToTable("Timers");
        table.Property(x => x.Id).ValueGeneratedNever();
        table.Property(x => x.Why).HasMaxLength(400);
        table.HasOne(x => x.Ticket).WithMany().HasForeignKey(x => x.TicketId);
        table.HasIndex(x => new { x.TenantId, x.TicketId });
    }
}
