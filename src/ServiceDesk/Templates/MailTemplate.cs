using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ServiceDesk.Database;
using ServiceDesk.Outbox;
using ServiceDesk.People;

namespace ServiceDesk.Templates;

/// <summary>A tenant's own words for a kind of mail, in one language; without a row the built-in ones hold (<see cref="BuiltInTemplates"/>).</summary>
public sealed class MailTemplate : ITenantRow
{
    public const int SubjectLength = 200;
    public const int TextLength = 8000;
    public const int LanguageLength = 8;

    public long Id { get; private set; }
    public required int TenantId { get; init; }
    public required OutboxKind Kind { get; init; }

    /// <summary>Two letters, of <see cref="BuiltInTemplates.Languages"/>.</summary>
    public required string Language { get; init; }

    /// <summary>With placeholders, like <see cref="Text"/>; checked when saved (<see cref="TemplateText"/>).</summary>
    public required string Subject { get; set; }
    public required string Text { get; set; }
    public required DateTime ChangedAt { get; set; }

    /// <summary>Who changed it last.</summary>
    public long? PersonId { get; set; }
}

internal sealed class MailTemplateTable : IEntityTypeConfiguration<MailTemplate>
{
    public void Configure(EntityTypeBuilder<MailTemplate> table)
    {
        table.ToTable("MailTemplates");
        table.Property(x => x.Language).HasMaxLength(MailTemplate.LanguageLength);
        table.Property(x => x.Subject).HasMaxLength(MailTemplate.SubjectLength);
        table.Property(x => x.Text).HasMaxLength(MailTemplate.TextLength);
        table.HasOne<Person>().WithMany().HasForeignKey(x => x.PersonId);
        table.HasIndex(x => new { x.TenantId, x.Kind, x.Language }).IsUnique();
    }
}

public static class TemplateSets
{
    extension(DeskDb db)
    {
        public DbSet<MailTemplate> MailTemplates => db.Set<MailTemplate>();
    }
}
