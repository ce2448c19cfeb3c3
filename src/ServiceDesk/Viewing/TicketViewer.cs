using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ServiceDesk.Database;
using ServiceDesk.People;
using ServiceDesk.Tickets;

namespace ServiceDesk.Viewing;

/// <summary>
/// A tab of a browser in which somebody of staff has a ticket open. The tab says so again and again; one that falls silent counts no
/// more after <see cref="Lasts"/>. It is no part of the ticket's history.
/// </summary>
public sealed class TicketViewer : ITenantRow
{
    /// <summary>How often a tab says that it is still there, at most.</summary>
    public static readonly TimeSpan Beat = TimeSpan.FromSeconds(15);

    /// <summary>Two beats may be lost.</summary>
    public static readonly TimeSpan Lasts = TimeSpan.FromSeconds(40);

    /// <summary>Whoever writes says so every ten seconds.</summary>
    public static readonly TimeSpan WritingLasts = TimeSpan.FromSeconds(15);

    public required int TenantId { get; init; }
    public required long TicketId { get; init; }
    public required long PersonId { get; init; }

    /// <summary>Made up by the tab.</summary>
    public required Guid Tab { get; init; }
    public required DateTime SeenAt { get; set; }

    /// <summary>Null: nothing is being written.</summary>
    public DateTime? WritingAt { get; set; }
}

internal sealed class TicketViewerTable : IEntityTypeConfiguration<TicketViewer>
{
    public void Configure(EntityTypeBuilder<TicketViewer> table)
    {
        table.ToTable("TicketViewers");
        table.HasKey(x => new { x.TicketId, x.PersonId, x.Tab });
        table.HasOne<Ticket>().WithMany().HasForeignKey(x => x.TicketId);
        table.HasOne<Person>().WithMany().HasForeignKey(x => x.PersonId);
        table.HasIndex(x => new { x.TenantId, x.SeenAt });
        table.HasIndex(x => new { x.TenantId, x.PersonId });
    }
}

public static class ViewingSets
{
    extension(DeskDb db)
    {
        public DbSet<TicketViewer> Viewers => db.Set<TicketViewer>();
    }
}
