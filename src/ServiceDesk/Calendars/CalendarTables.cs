using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ServiceDesk.Database;

namespace ServiceDesk.Calendars;

internal sealed class CalendarTable : IEntityTypeConfiguration<Calendar>
{
    public void Configure(EntityTypeBuilder<Calendar> table)
    {
        table.ToTable("Calendars");
        table.Property(x => x.Name).HasMaxLength(Calendar.NameLength);
        table.Property(x => x.Definition).HasMaxLength(Calendar.DefinitionLength);
        table.HasIndex(x => new { x.TenantId, x.Name }).IsUnique();
    }
}

public static class CalendarSets
{
    extension(DeskDb db)
    {
        public DbSet<Calendar> Calendars => db.Set<Calendar>();
    }
}
