using System.ComponentModel.DataAnnotations;
using ServiceDesk.Surveys;

namespace ServiceDesk.Web.Areas.Portal.Survey;

/// <param name="SendsAtOnce">An icon of the mail was chosen: the page sends it by script.</param>
/// <param name="IsAnswered">Something was answered before.</param>
/// <param name="EndsAt">Until when the answer can be changed.</param>
public sealed record ShowModel(
    string Token, int TicketNumber, string TicketSubject, int Scale, bool IsAnswered, DateTime EndsAt, SurveyForm Form, bool SendsAtOnce)
{
    public static ShowModel Of(SurveyAnswer survey, string token, SurveyForm form, bool sendsAtOnce)
    {
        ArgumentNullException.ThrowIfNull(survey);
        return new(token, survey.Ticket.Number, survey.Ticket.Subject, survey.Of, survey.AnsweredAt is not null, survey.EndsAt, form, sendsAtOnce);
    }
}

public sealed class SurveyForm
{
    public int? Rating { get; init; }

    [Display(Name = "Your comment"), StringLength(SurveyAnswer.CommentLength)]
    public string? Comment { get; init; }

    public bool IsUnresolved { get; init; }

    public SurveyReply Reply => new(Rating, Comment, IsUnresolved);
}
