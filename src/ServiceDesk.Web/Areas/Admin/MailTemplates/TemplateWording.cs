using System.Globalization;
using Microsoft.Extensions.Localization;
using ServiceDesk.Templates;

namespace ServiceDesk.Web.Areas.Admin.MailTemplates;

/// <summary>Templates, their placeholders and what is wrong with them, in words.</summary>
public static class TemplateWording
{
    public static string Of(TemplateProblem problem, IStringLocalizer<Texts> L)
    {
        var known = string.Join(", ", problem.Known.Select(Placeholder.Written));
        return problem.Fault switch
        {
            TemplateFault.Unknown => L["There is no {0} here. These placeholders can be used: {1}", Placeholder.Written(problem.Name), known],
            TemplateFault.Open => L["“{0}” is not closed: two braces are needed on the same line.", problem.Name],
            TemplateFault.NotAlone => L["{0} stands for several lines: give it a line of its own.", Placeholder.Written(problem.Name)],
            _ when problem.Name == Placeholder.Survey => L["{0} is missing: without it nobody could answer.", Placeholder.Written(problem.Name)],
            _ => L["{0} is missing: without it nobody would read the answer.", Placeholder.Written(problem.Name)],
        };
    }

    public static string Of(string placeholder, IStringLocalizer<Texts> L) => placeholder switch
    {
        Placeholder.TicketNumber => L["the ticket’s number"],
        Placeholder.TicketSubject => L["the ticket’s subject"],
        Placeholder.RequesterName => L["the requester’s name"],
        Placeholder.AgentName => L["name of whoever answers, or has the ticket"],
        Placeholder.DeskName => L["the desk’s name"],
        Placeholder.QueueName => L["the queue’s name"],
        Placeholder.Link => L["address of the ticket’s page, for this reader"],
        Placeholder.ReaderName => L["name of whoever reads the mail"],
        Placeholder.Event => L["what has happened"],
        Placeholder.DeferralReason => L["why the ticket is put off or ended"],
        Placeholder.DeferralReview => L["day on which it is looked at again"],
        Placeholder.Message => L["what was written, on a line of its own"],
        Placeholder.Survey => L["the question how it was, on a line of its own"],
        Placeholder.Signature => L["signature, on a line of its own"],
        _ => throw new ArgumentOutOfRangeException(nameof(placeholder), placeholder, "There are no words for this placeholder; add them."),
    };

    /// <param name="language">Two letters.</param>
    public static string Language(string language, IStringLocalizer<Texts> L) => language switch
    {
        "en" => L["English"],
        "fr" => L["French"],
        "de" => L["German"],
        "he" => L["Hebrew"],
        _ => CultureInfo.GetCultureInfo(language).NativeName,
    };
}
