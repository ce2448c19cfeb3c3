using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ServiceDesk.Database;
using ServiceDesk.People;
using ServiceDesk.Tickets;

namespace ServiceDesk.Intake;

internal sealed class MailboxTable : IEntityTypeConfiguration<Mailbox>
{
    public void Configure(EntityTypeBuilder<Mailbox> table)
    {
        table.ToTable("Mailboxes");
        table.Property(x => x.Name).HasMaxLength(Mailbox.NameLength);
        table.Property(x => x.Address).HasMaxLength(Person.AddressLength);
        table.Property(x => x.Host).HasMaxLength(253);
        table.Property(x => x.UserName).HasMaxLength(254);
        table.Property(x => x.ProtectedPassword).HasMaxLength(2000);
        table.Property(x => x.Directory).HasMaxLength(Mailbox.DirectoryLength);
        table.Property(x => x.ClientId).HasMaxLength(Mailbox.ClientIdLength);
        table.Property(x => x.ProtectedClientSecret).HasMaxLength(2000);
        // Providers give refresh tokens of some thousand characters.
        table.Property(x => x.ProtectedRefreshToken).HasMaxLength(20_000);
        table.Property(x => x.ProtectedConsent).HasMaxLength(20_000);
        table.Property(x => x.AuthorizationEndpoint).HasMaxLength(Mailbox.EndpointLength);
        table.Property(x => x.TokenEndpoint).HasMaxLength(Mailbox.EndpointLength);
        table.Property(x => x.Scopes).HasMaxLength(Mailbox.ScopesLength);
        table.Property(x => x.Folder).HasMaxLength(250);
        table.Property(x => x.MoveTo).HasMaxLength(250);
        table.Property(x => x.CertificateThumbprint).HasMaxLength(64);
        table.Property(x => x.LastError).HasMaxLength(Mailbox.ErrorLength);
        table.Property(x => x.TrustedServers).HasMaxLength(Mailbox.TrustedServersLength);
        table.HasOne(x => x.Queue).WithMany().HasForeignKey(x => x.QueueId);
        table.HasIndex(x => new { x.TenantId, x.Address }).IsUnique();
    }
}

internal sealed class QueueSenderColumn : IEntityTypeConfiguration<Queue>
{
    public void Configure(EntityTypeBuilder<Queue> table) => table.HasOne<Mailbox>().WithMany().HasForeignKey(x => x.SenderMailboxId);
}

internal sealed class MailRouteTable : IEntityTypeConfiguration<MailRoute>
{
    public void Configure(EntityTypeBuilder<MailRoute> table)
    {
        table.ToTable("MailRoutes");
        table.HasKey(x => x.Address);
        table.Property(x => x.Address).HasMaxLength(Person.AddressLength);
        table.HasOne(x => x.Mailbox).WithMany().HasForeignKey(x => x.MailboxId);
        table.HasIndex(x => x.TenantId);
    }
}

internal sealed class BlockedSenderTable : IEntityTypeConfiguration<BlockedSender>
{
    public void Configure(EntityTypeBuilder<BlockedSender> table)
    {
        table.ToTable("BlockedSenders");
        table.Property(x => x.Pattern).HasMaxLength(Person.AddressLength);
        table.HasOne<Person>().WithMany().HasForeignKey(x => x.PersonId);
        table.HasIndex(x => new { x.TenantId, x.Pattern }).IsUnique();
    }
}

internal sealed class JournalTable : IEntityTypeConfiguration<JournalEntry>
{
    public void Configure(EntityTypeBuilder<JournalEntry> table)
    {
        table.ToTable("IntakeJournal");
        table.Property(x => x.Id).ValueGeneratedNever();
        table.Property(x => x.Key).HasMaxLength(JournalEntry.KeyLength);
        table.Property(x => x.RawFile).HasMaxLength(64);
        table.Property(x => x.Recipients).HasMaxLength(4000);
        table.Property(x => x.Reason).HasMaxLength(JournalEntry.ReasonLength);
        table.Property(x => x.From).HasMaxLength(300);
        table.Property(x => x.Subject).HasMaxLength(300);
        // Two workers that both hold the entry for theirs: the second one's save fails, and with it all that it did.
        table.Property(x => x.State).IsConcurrencyToken();
        table.HasOne(x => x.Ticket).WithMany().HasForeignKey(x => x.TicketId);
        table.HasOne<Mailbox>().WithMany().HasForeignKey(x => x.MailboxId);
        table.HasIndex(x => new { x.TenantId, x.Key }).IsUnique();
        table.HasIndex(x => new { x.TenantId, x.ReceivedAt, x.Id });
        table.HasIndex(x => new { x.TenantId, x.State });
        table.HasIndex(x => new { x.TenantId, x.MailboxId, x.RawFile });
        table.HasIndex(x => new { x.TenantId, x.RawFile });
    }
}

public static class IntakeSets
{
    extension(DeskDb db)
    {
        public DbSet<Mailbox> Mailboxes => db.Set<Mailbox>();
        public DbSet<MailRoute> MailRoutes => db.Set<MailRoute>();
        public DbSet<BlockedSender> BlockedSenders => db.Set<BlockedSender>();
        public DbSet<JournalEntry> Journal => db.Set<JournalEntry>();
    }
}
