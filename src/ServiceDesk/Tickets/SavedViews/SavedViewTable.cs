using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ServiceDesk.Database;
using ServiceDesk.People;
using ServiceDesk.Tickets.Filters;
using ServiceDesk.Tickets.Lists;

namespace ServiceDesk.Tickets.SavedViews;

internal sealed class SavedViewTable : IEntityTypeConfiguration<SavedView>
{
    public void Configure(EntityTypeBuilder<SavedView> table)
    {
        table.ToTable("SavedViews");
        table.Property(x => x.Name).HasMaxLength(SavedView.NameLength);
        table.Property(x => x.Filter).HasMaxLength(FilterReader.TextLength);
        table.Property(x => x.Sort).HasMaxLength(TicketSort.TextLength);
        table.Property(x => x.Grouping).HasMaxLength(TicketSort.TextLength);
        table.Property(x => x.Columns).HasMaxLength(ListColumns.TextLength);
        table.HasOne<Person>().WithMany().HasForeignKey(x => x.PersonId);
        table.HasOne<Group>().WithMany().HasForeignKey(x => x.GroupId);
        table.HasIndex(x => new { x.TenantId, x.PersonId });
    }
}

public static class SavedViewSets
{
    extension(DeskDb db)
    {
        public DbSet<SavedView> SavedViews => db.Set<SavedView>();
    }
}
