using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ServiceDesk.Database;
using ServiceDesk.People;
using ServiceDesk.Tickets;

namespace ServiceDesk.Watching;

/// <summary>Somebody of staff who wants to hear of a ticket without working on it. What they may not see they do not hear of either.</summary>
public sealed class Watcher : ITicketRow
{
    public required int TenantId { get; init; }
    public long TicketId { get; private set; }
    public required Ticket Ticket { get; init; }
    public required long PersonId { get; init; }
    public required DateTime Since { get; init; }

    /// <summary>Who brought it about: themselves, a colleague who added or mentioned them.</summary>
    public long? AddedById { get; init; }
}

internal sealed class WatcherTable : IEntityTypeConfiguration<Watcher>
{
    public void Configure(EntityTypeBuilder<Watcher> table)
    {
        table.ToTable("Watchers");
        table.HasKey(x => new { x.TicketId, x.PersonId });
        table.HasOne(x => x.Ticket).WithMany().HasForeignKey(x => x.TicketId);
        table.HasOne<Person>().WithMany().HasForeignKey(x => x.PersonId);
        table.HasOne<Person>().WithMany().HasForeignKey(x => x.AddedById);
        table.HasIndex(x => new { x.TenantId, x.PersonId });
    }
}

public static class WatchingSets
{
    extension(DeskDb db)
    {
        public DbSet<Watcher> Watchers => db.Set<Watcher>();
    }
}
