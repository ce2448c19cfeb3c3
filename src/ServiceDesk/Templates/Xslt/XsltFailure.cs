using System.Globalization;

namespace ServiceDesk.Templates.Xslt;

/// <summary>Why a template gave nothing.</summary>
public enum XsltFailureKind
{
    /// <summary>It is no stylesheet, or holds what is not allowed.</summary>
    Stylesheet = 1,

    /// <summary>It ended with an error, or by <c>xsl:message terminate="yes"</c>.</summary>
    Transform = 2,

    /// <summary>It wrote more than fits.</summary>
    TooLong = 3,

    /// <summary>What it wrote is not what its kind writes.</summary>
    Output = 4,

    /// <summary>It took longer than it may; the worker was ended.</summary>
    Time = 5,

    /// <summary>It took more memory than it may; the worker ended.</summary>
    Memory = 6,

    /// <summary>Its templates called each other deeper than the stack holds; the worker ended.</summary>
    Recursion = 7,

    /// <summary>Its worker ended twice for no reason that is known.</summary>
    Died = 8,

    /// <summary>It ended a worker some minutes ago and is not run again yet.</summary>
    Refused = 9,

    /// <summary>No worker can be started: nothing is wrong with the template.</summary>
    NoWorker = 10,
}

/// <param name="Detail">What was seen: the compiler's words, the output that cannot be read, the last words of a worker.</param>
/// <param name="Line">In the stylesheet, from 1; 0: unknown.</param>
/// <param name="Column">The same.</param>
public sealed record XsltFailure(XsltFailureKind Kind, string Detail = "", int Line = 0, int Column = 0)
{
    /// <summary>Why it is refused.</summary>
    public XsltFailureKind? Cause { get; init; }

    /// <summary>The template ended its worker, and would end the next.</summary>
    public bool EndsWorkers => Kind is XsltFailureKind.Time or XsltFailureKind.Memory or XsltFailureKind.Recursion or XsltFailureKind.Died;

    /// <summary>For the author, in English: what was seen and what to do.</summary>
    public string Text => Kind switch
    {
        XsltFailureKind.Stylesheet => $"The stylesheet cannot be used: {Placed}",
        XsltFailureKind.Transform => $"The template ended with an error: {Placed}",
        XsltFailureKind.TooLong => "The template wrote more than fits. Write less.",
        XsltFailureKind.Output => Detail,
        XsltFailureKind.Time => "The template took too long and was ended. Look for a loop that does not end.",
        XsltFailureKind.Memory => "The template took too much memory and was ended. Look for a text that grows without end.",
        XsltFailureKind.Recursion => "The templates called each other too deep and were ended. Look for one that calls itself without end.",
        XsltFailureKind.Died => $"The process that ran the template ended twice. {Detail}".TrimEnd(),
        XsltFailureKind.Refused => $"The template is not run for some minutes. {new XsltFailure(Cause ?? XsltFailureKind.Died).Text}",
        _ => $"No process could be started to run the template; nothing is wrong with it. {Detail}".TrimEnd(),
    };

    private string Placed => Line > 0 ? string.Create(CultureInfo.InvariantCulture, $"line {Line}, column {Column}: {Detail}") : Detail;
}
