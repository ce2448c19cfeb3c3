using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ServiceDesk.Calendars;
using ServiceDesk.Guides;

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

internal sealed class StatusTimerTable : IEntityTypeConfiguration<StatusTimer>
{
    public void Configure(EntityTypeBuilder<StatusTimer> table)
    {
        table.ToTable("StatusTimers");
        table.Property(x => x.Name).HasMaxLength(StatusTimer.NameLength);
        table.Property(x => x.When).HasMaxLength(StatusTimer.ConditionsLength);
        table.Property(x => x.Steps).HasMaxLength(StatusTimer.StepsLength);
        table.Property(x => x.Problem).HasMaxLength(StatusTimer.ProblemLength);
        table.HasOne<Status>().WithMany().HasForeignKey(x => x.StatusId);
        table.HasOne<Calendar>().WithMany().HasForeignKey(x => x.CalendarId);
        table.HasIndex(x => new { x.TenantId, x.Name }).IsUnique();
    }
}

internal sealed class TicketTimerTable : IEntityTypeConfiguration<TicketTimer>
{
    public void Configure(EntityTypeBuilder<TicketTimer> table)
    {
        table.ToTable("Timers");
        table.Property(x => x.Id).ValueGeneratedNever();
        table.Property(x => x.Why).HasMaxLength(400);
        table.Property(x => x.When).HasMaxLength(StatusTimer.ConditionsLength);
        table.Property(x => x.Steps).HasMaxLength(StatusTimer.StepsLength);
        table.Property(x => x.Problem).HasMaxLength(StatusTimer.ProblemLength);
        // Two workers that both hold the timer for theirs: the second one's save fails.
        table.Property(x => x.FiredAt).IsConcurrencyToken();
        table.HasOne(x => x.Ticket).WithMany().HasForeignKey(x => x.TicketId);
        table.HasIndex(x => new { x.TenantId, x.TicketId });
        table.HasIndex(x => new { x.TenantId, x.CalendarId, x.DueAt });
    }
}
