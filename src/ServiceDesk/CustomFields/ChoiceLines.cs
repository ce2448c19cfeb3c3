using System.Globalization;
using ServiceDesk.Guides;

namespace ServiceDesk.CustomFields;

/// <summary>
/// The choices of a field as an administrator writes them: one on a line, its names in other languages behind bars, a new name behind
/// an arrow. <c>Old wing => North wing | de: Nordflügel | fr: Aile nord</c>
/// </summary>
internal static class ChoiceLines
{
    public const int Most = 200;

    private const string Arrow = "=>";

    /// <summary>Those in use, as they read back.</summary>
    public static string Write(IEnumerable<FieldChoice> choices) => string.Join('\n', choices.Where(x => !x.IsOut).Select(Line));

    /// <param name="text">A choice on each line.</param>
    /// <param name="former">Those that the field has: one that no line names is taken out, one that a line names keeps its id.</param>
    /// <returns>The choices in their order, those taken out behind; or what is wrong with a line.</returns>
    public static (IReadOnlyList<FieldChoice> Choices, GuideRefusal? Refusal) Read(string text, IReadOnlyList<FieldChoice> former)
    {
        var lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (lines.Length > Most)
            return ([], new GuideRefusal("There are {0} choices; at most {1} fit.", Number(lines.Length), Number(Most)));
        var choices = new List<FieldChoice>();
        var next = former.Select(x => x.Id).DefaultIfEmpty().Max() + 1;
        foreach (var line in lines)
        {
            var parts = line.Split('|', StringSplitOptions.TrimEntries);
            var (old, name) = parts[0].Split(Arrow, 2, StringSplitOptions.TrimEntries) is [var from, var to] ? (from, to) : (parts[0], parts[0]);
            if (name.Length is 0 or > Guide.NameLength)
                return ([], new GuideRefusal("“{0}”: a choice has a name from 1 to {1} characters.", line, Number(Guide.NameLength)));
            if (choices.Exists(x => Same(x.Name, name)))
                return ([], new GuideRefusal("“{0}” stands there twice.", name));
            var known = former.FirstOrDefault(x => Same(x.Name, old)) ?? (old == name ? null : former.FirstOrDefault(x => Same(x.Name, name)));
            if (known is null && old != name)
                return ([], new GuideRefusal("“{0}”: there is no choice “{1}” to rename.", line, old));
            if (NamesOf(parts.Skip(1)) is not { } names)
                return ([], new GuideRefusal("“{0}”: behind a bar stands a language and a name, such as {1}.", line, "fr: Aile nord"));
            choices.Add(new(known?.Id ?? next++, name, names.Count == 0 ? null : names));
        }
        if (choices.GroupBy(x => x.Id).FirstOrDefault(x => x.Count() > 1) is { } twice)
            return ([], new GuideRefusal("“{0}” stands there twice.", twice.First().Name));
        return ([.. choices, .. former.Where(x => choices.TrueForAll(choice => choice.Id != x.Id)).Select(x => x with { IsOut = true })], null);
    }

    private static string Line(FieldChoice choice) =>
        string.Join(" | ", (choice.Names ?? new Dictionary<string, string>()).OrderBy(x => x.Key, StringComparer.Ordinal).Select(x => $"{x.Key}: {x.Value}").Prepend(choice.Name));

    private static Dictionary<string, string>? NamesOf(IEnumerable<string> parts)
    {
        var names = new Dictionary<string, string>();
        foreach (var part in parts)
        {
            if (part.Split(':', 2, StringSplitOptions.TrimEntries) is not [var language, { Length: > 0 and <= Guide.NameLength } name] || !GuideEntryInput.Languages.Contains(language))
                return null;
            names[language] = name;
        }
        return names;
    }

    private static bool Same(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
