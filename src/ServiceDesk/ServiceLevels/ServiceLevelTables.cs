using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using ServiceDesk.Calendars;
using ServiceDesk.Database;

namespace ServiceDesk.ServiceLevels;

internal sealed class ServiceLevelTable : IEntityTypeConfiguration<ServiceLevel>
{
    public void Configure(EntityTypeBuilder<ServiceLevel> table)
    {
        table.ToTable("ServiceLevels");
        table.Property(x => x.Name).HasMaxLength(ServiceLevel.NameLength);
        table.Property(x => x.Definition).HasMaxLength(ServiceLevel.DefinitionLength);
        table.Property(x => x.Problem).HasMaxLength(ServiceLevel.ProblemLength);
        table.HasOne<Calendar>().WithMany().HasForeignKey(x => x.CalendarId);
        table.HasIndex(x => new { x.TenantId, x.Name }).IsUnique();
    }
}

internal sealed class ServiceClockTable : IEntityTypeConfiguration<ServiceClockEntry>
{
    public void Configure(EntityTypeBuilder<ServiceClockEntry> table)
    {
        table.ToTable("ServiceClocks");
        table.Ignore(x => x.Terms);
        table.Property(x => x.Level).HasMaxLength(ServiceLevel.NameLength);
        // Ticks, for SQL Server's own type ends at a day.
        table.Property(x => x.Elapsed).HasConversion<TimeSpanToTicksConverter>();
        // Levels and calendars go, the ledger stays: no references to them.
        table.HasOne(x => x.Ticket).WithMany().HasForeignKey(x => x.TicketId);
        table.HasIndex(x => new { x.TenantId, x.TicketId });
    }
}

public static class ServiceLevelSets
{
    extension(DeskDb db)
    {
        public DbSet<ServiceLevel> ServiceLevels => db.Set<ServiceLevel>();
        public DbSet<ServiceClockEntry> ServiceClocks => db.Set<ServiceClockEntry>();
    }
}
