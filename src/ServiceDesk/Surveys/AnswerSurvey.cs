using Microsoft.EntityFrameworkCore;
using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.People;
using ServiceDesk.Tickets;

namespace ServiceDesk.Surveys;

/// <summary>What a requester answers.</summary>
/// <param name="Rating">From 1 up; null: none, or the one before.</param>
/// <param name="Comment">Null or blank: none, or the one before.</param>
/// <param name="IsUnresolved">Their request is not resolved: it comes back to work, with the comment as their message.</param>
public sealed record SurveyReply(int? Rating, string? Comment, bool IsUnresolved = false);

/// <summary>Takes a requester's answer; while the question can be answered, a later one counts instead.</summary>
public sealed class AnswerSurvey(DeskDb db, AnswerRequest answers)
{
    private const int Attempts = 5;
    private const int CommentInNotice = 1500;

    /// <param name="act">Of whoever was asked.</param>
    /// <returns>False when they were not asked this, the time is over, the ticket is spam or the rating is none.</returns>
    /// <exception cref="TicketRuleException">The tenant has no status for reopened tickets.</exception>
    public async Task<bool> RunAsync(Act act, long surveyId, SurveyReply reply, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(reply);
        var asRequester = (act ?? throw new ArgumentNullException(nameof(act))) with { Role = null };
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await TryAsync(asRequester, surveyId, reply, cancellation);
            }
            catch (DbUpdateConcurrencyException) when (attempt < Attempts)
            {
                // Somebody changed the ticket at the same moment; an answer fits into any state of it.
                db.ChangeTracker.Clear();
            }
        }
    }

    private async Task<bool> TryAsync(Act act, long surveyId, SurveyReply reply, CancellationToken cancellation)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var survey = await db.SurveyAnswers.Include(x => x.Ticket.Requester).SingleOrDefaultAsync(x => x.Id == surveyId && x.PersonId == act.PersonId, cancellation);
        if (survey is null || survey.EndsAt < act.At || survey.Ticket.IsSpam || reply.Rating < SurveyAnswer.Lowest || reply.Rating > survey.Of)
            return false;
        var comment = CommentOf(reply);
        var former = survey.Rating;
        if (!survey.Take(act, reply.Rating, comment, reply.IsUnresolved))
            return true;
        if (reply.IsUnresolved)
            await answers.PrepareAsync(act, survey.Ticket, RequestStep.Reopen, new(comment ?? ""), [], null, cancellation);
        var isLowest = survey.Rating == SurveyAnswer.Lowest && former != SurveyAnswer.Lowest;
        // A message tells the assignee by itself.
        if (reply.IsUnresolved ? comment is null : isLowest)
            await TellAsync(act, survey, reply.IsUnresolved, cancellation);
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return true;
    }

    private async Task TellAsync(Act act, SurveyAnswer survey, bool isUnresolved, CancellationToken cancellation)
    {
        if (survey.Ticket.AssigneeId is not { } assignee || assignee == act.PersonId)
            return;
        var language = await db.People.Where(x => x.Id == assignee).Select(x => x.Language).SingleAsync(cancellation) ?? db.Tenant.Info.Language;
        var words = SurveyWords.For(language);
        var name = survey.Ticket.Requester!.Name;
        var text = isUnresolved ? words.Unresolved(name) : words.Lowest(name, survey.Rating!.Value, survey.Of);
        if (survey.Comment is { } comment)
            text += "\n\n" + (comment.Length <= CommentInNotice ? comment : string.Concat(comment.AsSpan(0, CommentInNotice), "…"));
        await Notices.OfRuleAsync(db, act, survey.Ticket, assignee, text, cancellation);
    }

    // NUL is a character that PostgreSQL's text cannot hold.
    private static string? CommentOf(SurveyReply reply)
    {
        var text = reply.Comment?.Replace("\0", "", StringComparison.Ordinal).ReplaceLineEndings("\n").Trim();
        return string.IsNullOrEmpty(text) ? null : text.Length <= SurveyAnswer.CommentLength ? text : text[..SurveyAnswer.CommentLength];
    }
}
