using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using ServiceDesk.Database;
using ServiceDesk.Guides;
using ServiceDesk.Guides.Kinds;
using ServiceDesk.Tickets.Filters;

namespace ServiceDesk.CustomFields;

/// <summary>Custom fields are kept on the pages of the guides.</summary>
internal sealed partial class CustomFieldKind : TableKind<CustomField>
{
    public const string Name = "fields";

    private const int Most = 100;
    private const string HoldsInput = "holds";
    private const string KeyInput = "key";
    private const string ChoicesInput = "choices";
    private const string AudienceInput = "audience";
    private const string RequiredInput = "required";
    private const string HintInput = "hint";
    private const string QueuesInput = "queues";
    private const string TypesInput = "types";

    public override string Key => Name;
    public override string Label => "Custom fields";
    public override string About => "What your desk wants to know of tickets besides what every desk does, such as a room or a serial number.";
    public override string Icon => "forms";
    public override int LongestFacts => 20_000;

    public override IReadOnlyList<GuideInput> Inputs { get; } =
    [
        new(HoldsInput, "What it holds", GuideInputKind.Choice)
        {
            IsRequired = true, Hint = "This cannot be changed later.",
            Options =
            [
                (nameof(FieldKind.Line), "A line of text"), (nameof(FieldKind.Text), "A longer text"), (nameof(FieldKind.Number), "A number"), (nameof(FieldKind.Date), "A day"),
                (nameof(FieldKind.Flag), "Yes or no"), (nameof(FieldKind.Choice), "One of some choices"),
            ],
        },
        new(ChoicesInput, "Choices", GuideInputKind.LongText)
        {
            Length = 8000, IsListed = false,
            Hint = "One on a line; names in other languages behind bars: North wing | de: Nordflügel | fr: Aile nord. To rename one, write: Old wing => North wing. What you take out stays where tickets have it.",
        },
        new(KeyInput, "Key", GuideInputKind.Text)
        {
            Length = CustomField.KeyLength,
            Hint = "What filters (field.KEY:value), templates and programs call it: small letters, digits, - and _. Without one it is made of the name. This cannot be changed later.",
        },
        new(AudienceInput, "Requesters", GuideInputKind.Choice)
        {
            IsRequired = true,
            Options = [(nameof(FieldAudience.Staff), "Do not see it"), (nameof(FieldAudience.Shown), "See what staff fill in"), (nameof(FieldAudience.Asked), "Fill it in on the portal’s form")],
        },
        new(RequiredInput, "Must be filled in when a request is submitted or written down", GuideInputKind.Flag) { IsListed = false, Hint = "A mail cannot be asked: its ticket begins without it." },
        new(HintInput, "Hint on forms", GuideInputKind.Text) { IsTranslated = true, Length = 300, IsListed = false },
        new(QueuesInput, "For tickets of these queues", GuideInputKind.Queues) { Of = GuideInput.AllQueues, Hint = "None chosen: of all." },
        new(TypesInput, "For tickets of these types", GuideInputKind.Entries) { Of = TypeKind.Name, Hint = "None chosen: of all." },
    ];

    protected override IReadOnlyDictionary<string, string> ValuesOf(CustomField entry)
    {
        var values = new Dictionary<string, string> { [HoldsInput] = entry.Kind.ToString(), [KeyInput] = entry.Key, [AudienceInput] = entry.Audience.ToString() };
        if (entry.IsRequired)
            values[RequiredInput] = GuideInput.Yes;
        if (entry.Choices.Count > 0)
            values[ChoicesInput] = ChoiceLines.Write(entry.Choices);
        if (entry.QueueText is { } queues)
            values[QueuesInput] = queues;
        if (entry.TypeText is { } types)
            values[TypesInput] = types;
        foreach (var (language, hint) in entry.Hints)
            values[language.Length == 0 ? HintInput : GuideInput.InLanguage(HintInput, language)] = hint;
        return values;
    }

    protected override CustomField Make(int tenantId, string name) => new() { TenantId = tenantId, Name = name };

    protected override Task<GuideRefusal?> RefusesAsync(
        DeskDb db, CustomField entry, IReadOnlyDictionary<string, string> values, IReadOnlyList<CustomField> all, CancellationToken cancellation) => Task.FromResult(Refusal(entry, values, all));

    private static GuideRefusal? Refusal(CustomField entry, IReadOnlyDictionary<string, string> values, IReadOnlyList<CustomField> all)
    {
        var (isNew, key, kind) = (entry.Id == 0, KeyOf(entry, values), Enum.Parse<FieldKind>(values[HoldsInput]));
        if (isNew && all.Count >= Most)
            return new("There are {0} fields, and no more fit.", Most.ToString(CultureInfo.InvariantCulture));
        if (!isNew && key != entry.Key)
            return new("The key stays “{0}”: filters, templates and programs call the field by it.", entry.Key) { Field = KeyInput };
        if (!isNew && kind != entry.Kind)
            return new("What the field holds stays, for tickets may have it: make a new field.") { Field = HoldsInput };
        if (!KeyPattern().IsMatch(key))
            return new("“{0}” was seen; a key begins with a small letter, and goes on with small letters, digits, - and _.", key) { Field = KeyInput };
        if (isNew && all.Any(x => x.Key == key))
            return new("Another field has the key “{0}”.", key) { Field = KeyInput };
        if ((kind == FieldKind.Choice) != values.ContainsKey(ChoicesInput))
            return (kind == FieldKind.Choice
                ? new GuideRefusal("Write at least one choice.")
                : new GuideRefusal("Only a field with choices has some: take them out, or let it hold one of some choices.")) with { Field = ChoicesInput };
        return ChoiceLines.Read(values.GetValueOrDefault(ChoicesInput) ?? "", entry.Choices).Refusal is { } refusal ? refusal with { Field = ChoicesInput } : null;
    }

    protected override void Take(CustomField entry, IReadOnlyDictionary<string, string> values, IReadOnlyList<CustomField> all)
    {
        if (entry.Id == 0)
            entry.Begin(KeyOf(entry, values), Enum.Parse<FieldKind>(values[HoldsInput]));
        var hints = GuideEntryInput.Languages.Prepend("").Select(x => (Language: x, Hint: values.GetValueOrDefault(x.Length == 0 ? HintInput : GuideInput.InLanguage(HintInput, x))))
            .Where(x => x.Hint is not null).ToDictionary(x => x.Language, x => x.Hint!);
        entry.Take(
            Enum.Parse<FieldAudience>(values[AudienceInput]), values.ContainsKey(RequiredInput), hints, ChoiceLines.Read(values.GetValueOrDefault(ChoicesInput) ?? "", entry.Choices).Choices,
            values.GetValueOrDefault(QueuesInput), values.GetValueOrDefault(TypesInput));
    }

    private static string KeyOf(CustomField entry, IReadOnlyDictionary<string, string> values) =>
        values.GetValueOrDefault(KeyInput) ?? (entry.Id == 0 ? KeyFrom(entry.Name) : entry.Key);

    /// <summary>A key out of a name: <c>Numéro de série</c> becomes <c>numero-de-serie</c>, and what has no Latin letter becomes <c>field</c>.</summary>
    internal static string KeyFrom(string name)
    {
        var key = new StringBuilder();
        foreach (var c in FilterWords.Fold(name))
            if (c is (>= 'a' and <= 'z') or (>= '0' and <= '9'))
                key.Append(c);
            else if (key.Length > 0 && key[^1] != '-')
                key.Append('-');
        var text = key.ToString().Trim('-');
        text = text.Length > CustomField.KeyLength ? text[..CustomField.KeyLength].Trim('-') : text;
        return text.Length == 0 ? "field" : char.IsAsciiDigit(text[0]) ? $"field-{text}"[..Math.Min(CustomField.KeyLength, text.Length + 6)] : text;
    }

    [GeneratedRegex("^[a-z][a-z0-9_-]*$")]
    private static partial Regex KeyPattern();
}
