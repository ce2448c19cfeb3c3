using System.Globalization;
using Microsoft.Extensions.Localization;
using ServiceDesk.Templates.Xslt;

namespace ServiceDesk.Web.Areas.Admin.XsltTemplates;

/// <summary>Templates and what is wrong with them, in words. What the engine itself says stays in its language.</summary>
public static class XsltWording
{
    public static string Of(XsltKind kind, IStringLocalizer<Texts> L) => kind switch
    {
        XsltKind.Importance => L["Importance"],
        XsltKind.Notification => L["Notification"],
        XsltKind.Timers => L["Timers"],
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "There are no words for this kind of template; add them."),
    };

    /// <summary>Of a ready-made template, by its key.</summary>
    public static string Of(ReadyMadeTemplate template, IStringLocalizer<Texts> L)
    {
        ArgumentNullException.ThrowIfNull(template);
        return template.Key == "escalation" ? L["Escalation"] : Of(template.Kind, L);
    }

    public static string Of(TemplateReader reader, IStringLocalizer<Texts> L) => reader == TemplateReader.Requester ? L["the requester"] : L["the staff"];

    public static string Of(XsltFailure failure, IStringLocalizer<Texts> L)
    {
        ArgumentNullException.ThrowIfNull(failure);
        var where = failure.Line > 0
            ? L["Line {0}, column {1}: {2}", failure.Line.ToString(CultureInfo.CurrentCulture), failure.Column.ToString(CultureInfo.CurrentCulture), failure.Detail].Value
            : failure.Detail;
        return failure.Kind switch
        {
            XsltFailureKind.Stylesheet => L["The stylesheet cannot be used. {0}", where],
            XsltFailureKind.Transform => L["It ended with an error. {0}", where],
            XsltFailureKind.TooLong => L["It wrote more than fits. Write less."],
            XsltFailureKind.Output => failure.Detail,
            XsltFailureKind.Time => L["It took too long and was ended. Look for a loop that does not end."],
            XsltFailureKind.Memory => L["It took too much memory and was ended. Look for a text that grows without end."],
            XsltFailureKind.Recursion => L["Its templates called each other too deep and were ended. Look for one that calls itself without end."],
            XsltFailureKind.Refused => L["It is not run for ten minutes; changed, it runs at once. {0}", Of(new XsltFailure(failure.Cause ?? XsltFailureKind.Died), L)],
            XsltFailureKind.NoWorker => L["No process could be started to run it; nothing is wrong with it. {0}", failure.Detail],
            _ => L["The process that ran it ended twice. {0}", failure.Detail],
        };
    }
}
