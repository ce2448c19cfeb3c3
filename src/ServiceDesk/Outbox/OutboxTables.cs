using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ServiceDesk.Database;
using ServiceDesk.Notifications;
using ServiceDesk.Tickets;

namespace ServiceDesk.Outbox;

internal sealed class OutboxTable : IEntityTypeConfiguration<OutboxMail>
{
    public void Configure(EntityTypeBuilder<OutboxMail> table)
    {
        table.ToTable("Outbox");
        table.Property(x => x.Id).ValueGeneratedNever();
        // Two workers that both hold the row for theirs: the second one's save fails.
        table.Property(x => x.State).IsConcurrencyToken();
        table.Property(x => x.LastError).HasMaxLength(OutboxMail.ErrorLength);
        table.Property(x => x.Text).HasMaxLength(OutboxMail.TextLength);
        table.Property(x => x.Events).HasMaxLength(ToldEvents.Length);
        table.Property(x => x.Transport).HasMaxLength(10);
        table.Property(x => x.RawFile).HasMaxLength(64);
        table.Property(x => x.Subject).HasMaxLength(Ticket.SubjectLength + 100);
        table.HasOne(x => x.Ticket).WithMany().HasForeignKey(x => x.TicketId);
        table.HasOne(x => x.Message).WithMany().HasForeignKey(x => x.MessageId);
        table.HasOne(x => x.Person).WithMany().HasForeignKey(x => x.PersonId);
        table.HasIndex(x => new { x.TenantId, x.CreatedAt, x.Id });
        table.HasIndex(x => new { x.TenantId, x.TicketId });
        table.HasIndex(x => new { x.TenantId, x.MessageId });
        table.HasIndex(x => new { x.TenantId, x.PersonId, x.CreatedAt });
        table.HasIndex(x => new { x.TenantId, x.State, x.CreatedAt, x.Id });
    }
}

public static class OutboxSets
{
    extension(DeskDb db)
    {
        public DbSet<OutboxMail> Outbox => db.Set<OutboxMail>();
    }
}
