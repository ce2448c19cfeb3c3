using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ServiceDesk.Guides;
using ServiceDesk.People;

namespace ServiceDesk.Tickets;

internal sealed class TicketTable : IEntityTypeConfiguration<Ticket>
{
    public void Configure(EntityTypeBuilder<Ticket> table)
    {
        table.ToTable("Tickets");
        table.Property(x => x.Subject).HasMaxLength(Ticket.SubjectLength);
        table.Property(x => x.Preview).HasMaxLength(Ticket.PreviewLength);
        table.Property(x => x.TagText).HasMaxLength(Ticket.TagTextLength);
        table.Property(x => x.Version).IsConcurrencyToken();
        table.Ignore(x => x.Fields);
        table.HasQueryFilter(Ticket.TrashFilter, x => x.TrashedAt == null);
        table.HasOne<Queue>().WithMany().HasForeignKey(x => x.QueueId);
        table.HasOne<Status>().WithMany().HasForeignKey(x => x.StatusId);
        table.HasOne<Priority>().WithMany().HasForeignKey(x => x.PriorityId);
        table.HasOne<Category>().WithMany().HasForeignKey(x => x.CategoryId);
        table.HasOne<GuideEntry>().WithMany().HasForeignKey(x => x.TypeId);
        table.HasOne<GuideEntry>().WithMany().HasForeignKey(x => x.ProductId);
        table.HasOne<GuideEntry>().WithMany().HasForeignKey(x => x.DeferralReasonId);
        table.HasOne(x => x.Requester).WithMany().HasForeignKey(x => x.RequesterId);
        table.HasOne(x => x.Follows).WithMany().HasForeignKey(x => x.FollowsId);
        table.HasOne(x => x.Customer).WithMany().HasForeignKey(x => x.CustomerId);
        table.HasOne<Person>().WithMany().HasForeignKey(x => x.AssigneeId);
        table.HasOne<Group>().WithMany().HasForeignKey(x => x.GroupId);

        table.HasIndex(x => new { x.TenantId, x.Number }).IsUnique();
        table.HasIndex(x => new { x.TenantId, x.FollowsId });

        // One index for each way that a list is narrowed, ending in its order, so that any page of any list is one short range.
        table.HasIndex(x => new { x.TenantId, x.UpdatedAt, x.Id });
        table.HasIndex(x => new { x.TenantId, x.IsActive, x.UpdatedAt, x.Id });
        table.HasIndex(x => new { x.TenantId, x.QueueId, x.IsActive, x.UpdatedAt, x.Id });
        table.HasIndex(x => new { x.TenantId, x.AssigneeId, x.IsActive, x.UpdatedAt, x.Id });
        table.HasIndex(x => new { x.TenantId, x.StatusId, x.UpdatedAt, x.Id });
        table.HasIndex(x => new { x.TenantId, x.PriorityId, x.IsActive, x.UpdatedAt, x.Id });
        table.HasIndex(x => new { x.TenantId, x.RequesterId, x.IsActive, x.UpdatedAt, x.Id });
        table.HasIndex(x => new { x.TenantId, x.CustomerId, x.UpdatedAt, x.Id });

        // Few tickets come from systems. It has no foreign key: SQLite would make the table anew for it, without its triggers.
        table.HasIndex(x => new { x.TenantId, x.SystemId, x.UpdatedAt, x.Id }).HasFilter("\"SystemId\" IS NOT NULL");

        // What a template has weighed alone: most desks have none, and their tickets shall not pay for it.
        table.HasIndex(x => new { x.TenantId, x.IsActive, x.Importance, x.UpdatedAt, x.Id }).HasFilter("\"Importance\" IS NOT NULL");

        // Orders by something else, through a part of the lists; what is overdue is the beginning of the first.
        table.HasIndex(x => new { x.TenantId, x.IsActive, x.DueAt, x.Id });
        table.HasIndex(x => new { x.TenantId, x.IsActive, x.CreatedAt, x.Id });
        table.HasIndex(x => new { x.TenantId, x.IsActive, x.Number });

        // Of the few that lie there alone: a whole index would tempt SQLite to seek all others in it, for each query leaves out the trash.
        table.HasIndex(x => new { x.TenantId, x.TrashedAt, x.Id }).HasFilter("\"TrashedAt\" IS NOT NULL");
        table.HasIndex(x => new { x.TenantId, x.EscalatedAt, x.Id }).HasFilter("\"EscalatedAt\" IS NOT NULL");
    }
}

internal sealed class QueueTable : IEntityTypeConfiguration<Queue>
{
    public void Configure(EntityTypeBuilder<Queue> table)
    {
        table.ToTable("Queues");
        table.Property(x => x.Name).HasMaxLength(Queue.NameLength);
        table.Property(x => x.SenderName).HasMaxLength(Queue.NameLength);
        table.Property(x => x.Signature).HasMaxLength(Queue.SignatureLength);
        table.HasOne(x => x.Group).WithMany().HasForeignKey(x => x.GroupId);
        table.HasIndex(x => new { x.TenantId, x.Name }).IsUnique();
    }
}

internal sealed class HistoryTable : IEntityTypeConfiguration<HistoryEntry>
{
    public void Configure(EntityTypeBuilder<HistoryEntry> table)
    {
        table.ToTable("History");
        table.Property(x => x.Why).HasMaxLength(HistoryEntry.WhyLength);
        table.Property(x => x.From).HasMaxLength(HistoryEntry.ValueLength);
        table.Property(x => x.To).HasMaxLength(HistoryEntry.ValueLength);
        table.HasOne(x => x.Ticket).WithMany(x => x.History).HasForeignKey(x => x.TicketId);
        table.HasOne<Person>().WithMany().HasForeignKey(x => x.PersonId);
        table.HasIndex(x => new { x.TenantId, x.TicketId, x.Id });
        table.HasIndex(x => new { x.TenantId, x.Id });
    }
}

internal sealed class TallyTable : IEntityTypeConfiguration<TallyChange>
{
    public void Configure(EntityTypeBuilder<TallyChange> table)
    {
        table.ToTable("Tally");
        table.HasOne<Ticket>().WithMany(x => x.TallyChanges).HasForeignKey(x => x.TicketId);
        table.HasIndex(x => new { x.TenantId, x.QueueId, x.AssigneeId });
    }
}

internal sealed class TagTable : IEntityTypeConfiguration<Tag>
{
    public void Configure(EntityTypeBuilder<Tag> table)
    {
        table.ToTable("Tags");
        table.Property(x => x.Name).HasMaxLength(Tag.NameLength);
        table.HasIndex(x => new { x.TenantId, x.Name }).IsUnique();
    }
}

internal sealed class TicketTagTable : IEntityTypeConfiguration<TicketTag>
{
    public void Configure(EntityTypeBuilder<TicketTag> table)
    {
        table.ToTable("TicketTags");
        table.HasKey(x => new { x.TicketId, x.TagId });
        table.HasOne<Ticket>().WithMany(x => x.Tags).HasForeignKey(x => x.TicketId);
        table.HasOne(x => x.Tag).WithMany().HasForeignKey(x => x.TagId);
        table.HasIndex(x => new { x.TenantId, x.TagId, x.TicketId });
    }
}

internal sealed class ParticipantTable : IEntityTypeConfiguration<Participant>
{
    public void Configure(EntityTypeBuilder<Participant> table)
    {
        table.ToTable("Participants");
        table.HasKey(x => new { x.TicketId, x.PersonId });
        table.HasOne<Ticket>().WithMany(x => x.Participants).HasForeignKey(x => x.TicketId);
        table.HasOne(x => x.Person).WithMany().HasForeignKey(x => x.PersonId);
        table.HasIndex(x => new { x.TenantId, x.PersonId });
    }
}
