using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ServiceDesk.Database;
using ServiceDesk.People;
using ServiceDesk.Tickets;

namespace ServiceDesk.Surveys;

internal sealed class SurveyAnswerTable : IEntityTypeConfiguration<SurveyAnswer>
{
    public void Configure(EntityTypeBuilder<SurveyAnswer> table)
    {
        table.ToTable("SurveyAnswers");
        table.Property(x => x.Comment).HasMaxLength(SurveyAnswer.CommentLength);
        table.HasOne(x => x.Ticket).WithMany().HasForeignKey(x => x.TicketId);
        table.HasOne(x => x.Person).WithMany().HasForeignKey(x => x.PersonId);
        table.HasOne<Person>().WithMany().HasForeignKey(x => x.AssigneeId);
        table.HasOne<Group>().WithMany().HasForeignKey(x => x.GroupId);
        table.HasOne<Queue>().WithMany().HasForeignKey(x => x.QueueId);
        table.HasIndex(x => new { x.TenantId, x.TicketId });
        table.HasIndex(x => new { x.TenantId, x.MailId });

        // Holds all that results are made of, so that the rows themselves are not read.
        table.HasIndex(x => new { x.TenantId, x.Month, x.AssigneeId, x.GroupId, x.QueueId, x.Of, x.Rating, x.UnresolvedAt });
    }
}

public static class SurveySets
{
    extension(DeskDb db)
    {
        public DbSet<SurveyAnswer> SurveyAnswers => db.Set<SurveyAnswer>();
    }
}
