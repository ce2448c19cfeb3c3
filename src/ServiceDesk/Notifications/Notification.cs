using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ServiceDesk.People;
using ServiceDesk.Tickets;

namespace ServiceDesk.Notifications;

/// <summary>What a member of staff is told in the application, behind the bell: saved with the act that it tells of.</summary>
public sealed class Notification : ITicketRow
{
    public long Id { get; private set; }
    public required int TenantId { get; init; }
    public required long PersonId { get; init; }
    public long TicketId { get; private set; }
    public required Ticket Ticket { get; init; }

    /// <summary>The instant of the act, which its entries of the history have too: live pages find it by that.</summary>
    public required DateTime At { get; init; }

    /// <summary>What has happened, as <see cref="ToldEvents"/> writes it.</summary>
    public required string Events { get; set; }

    /// <summary>Null: not yet.</summary>
    public DateTime? ReadAt { get; private set; }

    internal void Read(DateTime at) => ReadAt ??= at;
}

internal sealed class NotificationTable : IEntityTypeConfiguration<Notification>
{
    public void Configure(EntityTypeBuilder<Notification> table)
    {
        table.ToTable("Notifications");
        table.Property(x => x.Events).HasMaxLength(ToldEvents.Length);
        table.HasOne<Person>().WithMany().HasForeignKey(x => x.PersonId);
        table.HasOne(x => x.Ticket).WithMany().HasForeignKey(x => x.TicketId);
        table.HasIndex(x => new { x.TenantId, x.PersonId, x.ReadAt, x.Id });
        table.HasIndex(x => new { x.TenantId, x.PersonId, x.Id });
        table.HasIndex(x => new { x.TenantId, x.TicketId, x.At });
        table.HasIndex(x => new { x.TenantId, x.At });
    }
}
