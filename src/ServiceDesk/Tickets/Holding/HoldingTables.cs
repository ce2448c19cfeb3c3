using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ServiceDesk.Database;
using ServiceDesk.People;

namespace ServiceDesk.Tickets.Holding;

internal sealed class HeldReplyTable : IEntityTypeConfiguration<HeldReply>
{
    public void Configure(EntityTypeBuilder<HeldReply> table)
    {
        table.ToTable("HeldReplies");
        table.Property(x => x.Id).ValueGeneratedNever();
        table.Property(x => x.Reason).HasMaxLength(HeldReply.ReasonLength);
        table.HasOne(x => x.Ticket).WithMany().HasForeignKey(x => x.TicketId);
        table.HasOne<Person>().WithMany().HasForeignKey(x => x.PersonId);
        table.HasMany(x => x.Files).WithOne().HasForeignKey(x => x.HeldReplyId);
        table.HasIndex(x => new { x.TenantId, x.TicketId });
        table.HasIndex(x => new { x.TenantId, x.PersonId });
    }
}

internal sealed class DraftFileTable : IEntityTypeConfiguration<DraftFile>
{
    public void Configure(EntityTypeBuilder<DraftFile> table)
    {
        table.ToTable("DraftFiles");
        table.Property(x => x.Name).HasMaxLength(Attachment.NameLength);
        table.Property(x => x.ContentType).HasMaxLength(120);
        table.Property(x => x.File).HasMaxLength(64);
        table.HasOne(x => x.Ticket).WithMany().HasForeignKey(x => x.TicketId);
        table.HasOne<Person>().WithMany().HasForeignKey(x => x.PersonId);
        table.HasIndex(x => new { x.TenantId, x.TicketId, x.PersonId });
    }
}

public static class HoldingSets
{
    extension(DeskDb db)
    {
        public DbSet<HeldReply> HeldReplies => db.Set<HeldReply>();
        public DbSet<DraftFile> DraftFiles => db.Set<DraftFile>();
    }
}
