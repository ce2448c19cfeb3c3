using System.Globalization;
using ServiceDesk.Templates;

namespace ServiceDesk.Guides;

/// <summary>What an entry of a guide is to be.</summary>
/// <param name="Name">In the tenant's own language.</param>
/// <param name="Names">In other languages, by their two letters.</param>
/// <param name="Colour">One of <see cref="GuideColours"/>.</param>
/// <param name="Icon">Null: none.</param>
/// <param name="Values">By the names of the guide's inputs: a text, <see cref="GuideInput.Yes"/>, a phase, or ids on a line each.</param>
public sealed record GuideEntryInput(
    string Name, IReadOnlyDictionary<string, string> Names, string Colour, string? Icon, IReadOnlyDictionary<string, string> Values)
{
    /// <summary>The languages that names and sentences can be written in.</summary>
    public static IReadOnlyList<string> Languages => BuiltInTemplates.Languages;

    /// <summary>What of <see cref="Values"/> the guide asks for.</summary>
    internal Dictionary<string, string> ValuesFor(GuideKind kind) => kind.Inputs
        .SelectMany(x => x.IsTranslated ? Languages.Select(language => GuideInput.InLanguage(x.Name, language)).Prepend(x.Name) : [x.Name])
        .Select(x => (Name: x, Value: Values.GetValueOrDefault(x)?.Trim()))
        .Where(x => !string.IsNullOrEmpty(x.Value)).ToDictionary(x => x.Name, x => x.Value!);

    /// <param name="kind">The guide.</param>
    /// <param name="entry">The entry that becomes this; null: a new one.</param>
    /// <param name="all">All entries of the guide.</param>
    /// <param name="known">The entries of other guides that can be chosen, by the guides' keys.</param>
    internal GuideRefusal? Check(GuideKind kind, Guide? entry, IReadOnlyList<Guide> all, ILookup<string, long> known)
    {
        var name = Name.Trim();
        if (name.Length is 0 or > Guide.NameLength)
            return new("A name has from 1 to {0} characters.", Number(Guide.NameLength)) { Field = nameof(Name) };
        if (all.Any(x => x != entry && x.Name == name))
            return new("Another entry has this name, perhaps an archived one.") { Field = nameof(Name) };
        if (Names.FirstOrDefault(x => !Languages.Contains(x.Key) || x.Value.Trim().Length > Guide.NameLength) is { Key: not null } unknown)
            return new("A name has from 1 to {0} characters.", Number(Guide.NameLength)) { Field = $"Names[{unknown.Key}]" };
        if (!GuideColours.All.Contains(Colour))
            return new("Choose a colour from the list.") { Field = nameof(Colour) };
        if (Icon is { Length: > Guide.IconLength })
            return new("Choose an icon from the list.") { Field = nameof(Icon) };
        var values = ValuesFor(kind);
        foreach (var input in kind.Inputs)
            if (Problem(input, values, known) is { } problem)
                return problem with { Field = input.Name };
        return values.Sum(x => x.Key.Length + x.Value.Length + 8) > kind.LongestFacts ? new("Shorten the texts: together they are too long.") : null;
    }

    private static GuideRefusal? Problem(GuideInput input, Dictionary<string, string> values, ILookup<string, long> known)
    {
        if (!values.TryGetValue(input.Name, out var value))
            return input.IsRequired ? new("This needs an answer.") : null;
        if (values.Any(x => (x.Key == input.Name || x.Key.StartsWith(input.Name + ".", StringComparison.Ordinal)) && x.Value.Length > input.Length))
            return new("At most {0} characters fit here.", Number(input.Length));
        return input.Kind switch
        {
            GuideInputKind.Phase when !Enum.GetNames<Phase>().Contains(value) => new("Choose a phase from the list."),
            GuideInputKind.Flag when value != GuideInput.Yes => new("This is either chosen or not."),
            GuideInputKind.Choice when input.Options.All(x => x.Value != value) => new("Choose from the list."),
            GuideInputKind.Entries or GuideInputKind.Queues when GuideInput.ReadIds(value).Except(known[input.Of ?? ""]).Any() => new("Something that was chosen is not there any more: choose anew."),
            _ => null,
        };
    }

    internal void GiveTo(Guide entry)
    {
        (entry.Name, entry.Colour, entry.Icon) = (Name.Trim(), Colour, string.IsNullOrWhiteSpace(Icon) ? null : Icon);
        entry.Translate(Names);
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
