using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ServiceDesk.Database;
using ServiceDesk.People;

namespace ServiceDesk.Templates.Xslt;

/// <summary>A stylesheet of a tenant's, compiled without an error when it was saved.</summary>
public sealed class XsltTemplate : ITenantRow
{
    public const int NameLength = 120;
    public const int StylesheetLength = 60_000;
    public const int ProblemLength = 1_000;

    public long Id { get; private set; }
    public required int TenantId { get; init; }

    /// <summary>Never changes: whatever uses the template counts on what it writes.</summary>
    public required XsltKind Kind { get; init; }

    /// <summary>Unique within the tenant.</summary>
    public required string Name { get; set; }

    public required string Stylesheet { get; set; }
    public required DateTime ChangedAt { get; set; }

    /// <summary>Who changed it last.</summary>
    public long? PersonId { get; set; }

    /// <summary>What went wrong when it was last used, and a plain text stood in for it; cleared by a change of the stylesheet.</summary>
    public XsltFailureKind? ProblemKind { get; private set; }
    public string? Problem { get; private set; }
    public DateTime? ProblemAt { get; private set; }

    /// <summary>Since when it computes for every ticket that changes; one of each kind at most. Those of notifications are chosen for events and operations.</summary>
    public DateTime? InUseSince { get; set; }

    /// <summary>No longer offered and used.</summary>
    public DateTime? ArchivedAt { get; set; }

    public XsltFailure? LastProblem => ProblemKind is { } kind ? new(kind, Problem ?? "") : null;

    internal void Note(XsltFailure failure, DateTime at)
    {
        var problem = failure.Line > 0 ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{failure.Line}:{failure.Column} {failure.Detail}") : failure.Detail;
        (ProblemKind, Problem, ProblemAt) = (failure.Kind, problem.Length <= ProblemLength ? problem : string.Concat(problem.AsSpan(0, ProblemLength - 1), "…"), at);
    }

    internal void ForgetProblem() => (ProblemKind, Problem, ProblemAt) = (null, null, null);
}

internal sealed class XsltTemplateTable : IEntityTypeConfiguration<XsltTemplate>
{
    public void Configure(EntityTypeBuilder<XsltTemplate> table)
    {
        table.ToTable("XsltTemplates");
        table.Property(x => x.Name).HasMaxLength(XsltTemplate.NameLength);
        table.Property(x => x.Problem).HasMaxLength(XsltTemplate.ProblemLength);
        table.Ignore(x => x.LastProblem);
        table.HasOne<Person>().WithMany().HasForeignKey(x => x.PersonId);
        table.HasIndex(x => new { x.TenantId, x.Name }).IsUnique();
    }
}

public static class XsltTemplateSets
{
    extension(DeskDb db)
    {
        public DbSet<XsltTemplate> XsltTemplates => db.Set<XsltTemplate>();
        public DbSet<TemplateRun> TemplateRuns => db.Set<TemplateRun>();
    }
}
