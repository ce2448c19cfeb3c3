using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ServiceDesk.Database;
using ServiceDesk.People;

namespace ServiceDesk.Dispatch;

internal sealed class RuleSetTable : IEntityTypeConfiguration<RuleSet>
{
    public void Configure(EntityTypeBuilder<RuleSet> table)
    {
        table.ToTable("RuleSets");
        table.HasOne<Person>().WithMany().HasForeignKey(x => x.PublishedById);
        table.HasMany(x => x.Rules).WithOne().HasForeignKey(x => x.SetId);
        table.HasIndex(x => new { x.TenantId, x.Number }).IsUnique();
    }
}

internal sealed class RuleTable : IEntityTypeConfiguration<Rule>
{
    public void Configure(EntityTypeBuilder<Rule> table)
    {
        table.ToTable("Rules");
        table.Property(x => x.Name).HasMaxLength(Rule.NameLength);
        table.Property(x => x.Description).HasMaxLength(Rule.DescriptionLength);
        table.Property(x => x.Definition).HasMaxLength(Rule.DefinitionLength);
        table.HasIndex(x => new { x.TenantId, x.SetId, x.Key }).IsUnique();
    }
}

internal sealed class DispatchTraceTable : IEntityTypeConfiguration<DispatchTrace>
{
    public void Configure(EntityTypeBuilder<DispatchTrace> table)
    {
        table.ToTable("DispatchTraces");
        table.Property(x => x.Story).HasMaxLength(DispatchTrace.StoryLength);
        table.HasOne(x => x.Ticket).WithMany().HasForeignKey(x => x.TicketId);
        table.HasIndex(x => new { x.TenantId, x.TicketId });
    }
}

public static class DispatchSets
{
    extension(DeskDb db)
    {
        public DbSet<RuleSet> RuleSets => db.Set<RuleSet>();
        public DbSet<Rule> Rules => db.Set<Rule>();
        public DbSet<DispatchTrace> DispatchTraces => db.Set<DispatchTrace>();
    }
}
