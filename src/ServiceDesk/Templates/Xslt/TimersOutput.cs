using System.Globalization;
using System.Xml;
using System.Xml.Linq;

namespace ServiceDesk.Templates.Xslt;

/// <summary>The timers that a ticket is to have; none is an answer too.</summary>
public sealed record TimersOutput(IReadOnlyList<TimerOutput> Timers) : XsltOutput
{
    public const int MostTimers = 20;

    private static readonly string[] Known = ["name", "minutes", "working", "why"];

    private const string Expected = "expected <timers><timer name=\"…\" minutes=\"60\" working=\"true\" why=\"…\"/></timers>";

    /// <exception cref="FormatException">It is not exactly that.</exception>
    internal static TimersOutput Parse(string text)
    {
        XElement timers;
        try
        {
            using var reader = XmlReader.Create(new StringReader(text.Trim()), StylesheetRules.Reading);
            timers = XElement.Load(reader);
        }
        catch (XmlException e)
        {
            throw new FormatException($"The template wrote {(string.IsNullOrWhiteSpace(text) ? "nothing" : $"“{Shown(text)}”")}, which is no XML ({e.Message}); {Expected}.", e);
        }
        if (timers.Name != "timers" || timers.HasAttributes)
            throw new FormatException($"The template wrote <{timers.Name.LocalName}{(timers.HasAttributes ? " …" : "")}>; {Expected}.");
        if (timers.Nodes().OfType<XText>().FirstOrDefault(x => !string.IsNullOrWhiteSpace(x.Value)) is { } words)
            throw new FormatException($"The template wrote the words “{Shown(words.Value)}” between the timers; {Expected}.");
        var read = timers.Elements().Select((x, i) => Of(x, i + 1)).ToList();
        if (read.Count > MostTimers)
            throw new FormatException($"The template wrote {read.Count} timers; a ticket has at most {MostTimers}.");
        if (read.GroupBy(x => x.Name, StringComparer.Ordinal).FirstOrDefault(x => x.Count() > 1) is { } twice)
            throw new FormatException($"The template wrote two timers named “{twice.Key}”; give each a name of its own.");
        return new(read);
    }

    private static TimerOutput Of(XElement timer, int number)
    {
        var where = string.Create(CultureInfo.InvariantCulture, $"Timer {number} of the template");
        if (timer.Name != "timer" || !timer.IsEmpty && timer.Nodes().Any())
            throw new FormatException($"{where} is <{timer.Name.LocalName}>{(timer.Nodes().Any() ? " with something in it" : "")}; {Expected}.");
        if (timer.Attributes().FirstOrDefault(x => !Known.Contains(x.Name.ToString())) is { } unknown)
            throw new FormatException($"{where} has the attribute {unknown.Name.LocalName}; it may have {string.Join(", ", Known)}.");
        var name = timer.Attribute("name")?.Value.Trim() ?? "";
        if (name.Length is 0 or > TimerOutput.NameLength)
            throw new FormatException($"{where} has {(name.Length == 0 ? "no name" : $"a name of {name.Length} characters")}; give it one of 1 to {TimerOutput.NameLength}.");
        var seen = timer.Attribute("minutes")?.Value.Trim() ?? "";
        if (!int.TryParse(seen, NumberStyles.None, CultureInfo.InvariantCulture, out var minutes) || minutes is 0 or > TimerOutput.MostMinutes)
            throw new FormatException($"{where}, “{name}”, has the minutes “{Shown(seen)}”; expected a whole number from 1 to {TimerOutput.MostMinutes}. Use round() around what is computed.");
        var why = timer.Attribute("why")?.Value.Trim();
        if (why is { Length: > TimerOutput.WhyLength })
            throw new FormatException($"{where}, “{name}”, has a reason of {why.Length} characters; at most {TimerOutput.WhyLength} fit.");
        var isWorking = timer.Attribute("working")?.Value.Trim() switch
        {
            "true" => true,
            null or "false" => false,
            var other => throw new FormatException($"{where}, “{name}”, has working=\"{Shown(other)}\"; expected true (the time counts in working hours) or false."),
        };
        return new(name, minutes, isWorking, why is { Length: > 0 } ? why : null);
    }
}

/// <param name="Name">What people call it; unique within the ticket.</param>
/// <param name="Minutes">From now until it is due.</param>
/// <param name="CountsWorkingTime">Whether the minutes pass in working hours alone.</param>
/// <param name="Why">What is shown beside it.</param>
public sealed record TimerOutput(string Name, int Minutes, bool CountsWorkingTime, string? Why)
{
    public const int NameLength = 80;
    public const int WhyLength = 400;

    /// <summary>Ten years.</summary>
    public const int MostMinutes = 5_256_000;
}
