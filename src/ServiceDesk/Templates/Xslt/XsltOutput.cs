using System.Diagnostics.CodeAnalysis;

namespace ServiceDesk.Templates.Xslt;

/// <summary>What a template wrote, read as its kind writes it.</summary>
public abstract record XsltOutput
{
    private const int MostShown = 80;

    /// <summary>Characters that a template may write.</summary>
    public static int Most(XsltKind kind) => kind switch
    {
        XsltKind.Importance => 1_000,
        XsltKind.Notification => 60_000,
        _ => 20_000,
    };

    /// <param name="kind">What was to be written.</param>
    /// <param name="text">What was.</param>
    /// <param name="output">Null when it cannot be read.</param>
    /// <param name="problem">Then what was seen, what was expected and what to do.</param>
    public static bool TryParse(XsltKind kind, string text, [NotNullWhen(true)] out XsltOutput? output, [NotNullWhen(false)] out string? problem)
    {
        ArgumentNullException.ThrowIfNull(text);
        try
        {
            output = kind switch
            {
                XsltKind.Importance => ImportanceOutput.Parse(text),
                XsltKind.Notification => NotificationOutput.Parse(text),
                XsltKind.Timers => TimersOutput.Parse(text),
                _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "There is no such kind of template."),
            };
            problem = null;
            return true;
        }
        catch (FormatException e)
        {
            (output, problem) = (null, e.Message);
            return false;
        }
    }

    /// <summary>The beginning of a text on one line.</summary>
    internal static string Shown(string text)
    {
        var line = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return line.Length <= MostShown ? line : string.Concat(line.AsSpan(0, MostShown), "…");
    }
}
