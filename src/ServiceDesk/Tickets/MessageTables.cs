using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ServiceDesk.Tickets;

internal sealed class MessageTable : IEntityTypeConfiguration<Message>
{
    public void Configure(EntityTypeBuilder<Message> table)
    {
        table.ToTable("Messages");
        table.Property(x => x.BodyFile).HasMaxLength(64);
        table.Property(x => x.RawFile).HasMaxLength(64);
        table.Property(x => x.MailId).HasMaxLength(Message.MailIdLength);
        table.Property(x => x.MatchReason).HasMaxLength(400);
        table.Property(x => x.AutomaticReason).HasMaxLength(200);
        table.Property(x => x.ForwardedTo).HasMaxLength(Message.ForwardedToLength);
        table.Property(x => x.Subject).HasMaxLength(Ticket.SubjectLength);
        table.HasOne(x => x.Ticket).WithMany(x => x.Messages).HasForeignKey(x => x.TicketId);
        table.HasOne(x => x.Author).WithMany().HasForeignKey(x => x.AuthorId);
        table.HasIndex(x => new { x.TenantId, x.TicketId, x.Id });
        table.HasIndex(x => new { x.TenantId, x.MailId });

        // Retention walks along what is still kept.
        table.HasIndex(x => new { x.TenantId, x.Id }).HasFilter("\"RawFile\" IS NOT NULL");
    }
}

internal sealed class AttachmentTable : IEntityTypeConfiguration<Attachment>
{
    public void Configure(EntityTypeBuilder<Attachment> table)
    {
        table.ToTable("Attachments");
        table.Property(x => x.Name).HasMaxLength(Attachment.NameLength);
        table.Property(x => x.ContentType).HasMaxLength(120);
        table.Property(x => x.File).HasMaxLength(64);
        table.Property(x => x.ContentId).HasMaxLength(200);
        table.Property(x => x.Finding).HasMaxLength(Attachment.FindingLength);
        table.HasOne(x => x.Message).WithMany(x => x.Attachments).HasForeignKey(x => x.MessageId);
        table.HasIndex(x => new { x.TenantId, x.MessageId });
        table.HasIndex(x => new { x.TenantId, x.CheckKey }).HasFilter("\"CheckKey\" IS NOT NULL");
        table.HasIndex(x => new { x.TenantId, x.Check, x.Id });
        table.HasIndex(x => new { x.TenantId, x.Id }).HasFilter("\"RemovedAt\" IS NULL");
    }
}
