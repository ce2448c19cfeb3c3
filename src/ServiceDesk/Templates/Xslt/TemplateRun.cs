using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.Tickets;
using ServiceDesk.Timers;

namespace ServiceDesk.Templates.Xslt;

/// <summary>
/// That the templates in use have to look at a ticket again, saved with whatever changed it. Its <see cref="DueWork"/> row has them run
/// after the commit, so that no template holds up an act.
/// </summary>
public sealed class TemplateRun : ITenantRow
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required int TenantId { get; init; }
    public long TicketId { get; private set; }
    public required Ticket Ticket { get; init; }
    public required DateTime At { get; init; }

    internal static void Add(DeskDb db, Act act, Ticket ticket)
    {
        var run = new TemplateRun { TenantId = act.TenantId, Ticket = ticket, At = act.At };
        db.Add(run);
        db.Add(new DueWork { Key = run.Id, TenantId = act.TenantId, Kind = WorkKind.RunTemplates, DueAt = act.At });
    }
}

internal sealed class TemplateRunTable : IEntityTypeConfiguration<TemplateRun>
{
    public void Configure(EntityTypeBuilder<TemplateRun> table)
    {
        table.ToTable("TemplateRuns");
        table.Property(x => x.Id).ValueGeneratedNever();
        table.HasOne(x => x.Ticket).WithMany().HasForeignKey(x => x.TicketId);
        table.HasIndex(x => new { x.TenantId, x.TicketId });
    }
}
