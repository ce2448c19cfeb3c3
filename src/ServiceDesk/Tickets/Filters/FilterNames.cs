using System.Globalization;
using ServiceDesk.CustomFields;
using ServiceDesk.Guides;

namespace ServiceDesk.Tickets.Filters;

/// <summary>How a reader calls things: their language, and what the application calls the names that desks start with.</summary>
public sealed record FilterLanguage(CultureInfo Culture, Func<string, string> Translate)
{
    /// <summary>Names as they are kept.</summary>
    public static readonly FilterLanguage Plain = new(CultureInfo.InvariantCulture, x => x);
}

/// <summary>The names that values of a filter are matched by, for one reader.</summary>
public sealed class FilterNames
{
    private const int MostExpected = 12;

    private readonly Dictionary<ChoiceField, IReadOnlyList<Entry>> entries = [];
    private readonly Catalog catalog;
    private readonly FilterLanguage language;

    /// <param name="customers">Those that the filter may mean.</param>
    /// <param name="tags">Those that the filter may mean.</param>
    /// <param name="systems">Those that the filter may mean.</param>
    public FilterNames(Catalog catalog, FilterLanguage language, IReadOnlyList<(long Id, string Name)>? customers = null, IReadOnlyList<(long Id, string Name)>? tags = null,
        IReadOnlyList<(long Id, string Name)>? systems = null)
    {
        (this.catalog, this.language) = (catalog, language);
        entries[ChoiceField.Customer] = [.. (customers ?? []).Select(x => new Entry(x.Id, [x.Name]))];
        entries[ChoiceField.System] = [.. (systems ?? []).Select(x => new Entry(x.Id, [x.Name]))];
        entries[ChoiceField.Tag] = [.. (tags ?? []).Select(x => new Entry(x.Id, [x.Name]))];
    }

    /// <param name="Names">The first one is shown.</param>
    private sealed record Entry(long Id, IReadOnlyList<string> Names)
    {
        public IReadOnlyList<string> Folded { get; } = [.. Names.Select(FilterWords.Fold)];
    }

    public string? NameOf(ChoiceField field, long id) => EntriesOf(field).FirstOrDefault(x => x.Id == id)?.Names[0];

    /// <summary>Those that are called so, or else the one whose name begins so.</summary>
    public IReadOnlyList<long> Find(ChoiceField field, string text)
    {
        var folded = FilterWords.Fold(text);
        var (all, exact) = (EntriesOf(field), Exact(field, folded));
        if (exact.Count > 0)
            return exact;
        if (field == ChoiceField.Status && Enum.TryParse<Phase>(folded, ignoreCase: true, out var phase) && !char.IsAsciiDigit(folded[0]))
            return [.. catalog.Statuses.Where(x => x.Phase == phase).Select(x => x.Id)];
        var begun = folded.Length == 0 ? [] : all.Where(x => x.Folded.Any(name => name.StartsWith(folded, StringComparison.Ordinal))).ToList();
        return begun is [var one] ? [one.Id] : [];
    }

    /// <summary>The name by which only this one is found; null: it has none, and is written by its id.</summary>
    public string? UniqueNameOf(ChoiceField field, long id) =>
        NameOf(field, id) is { } name && Exact(field, FilterWords.Fold(name)) is [var found] && found == id ? name : null;

    /// <summary>Whether a word stands for none, or for whoever looks, in this language too.</summary>
    public bool MeansNone(string text) => IsOneOf(text, FilterWords.None, language.Translate("None"), language.Translate("Nobody"));

    public bool MeansMe(string text) => IsOneOf(text, FilterWords.Me, language.Translate("Me"));

    /// <summary>What may be written, for a message.</summary>
    public string Expected(ChoiceField field)
    {
        var names = EntriesOf(field).Select(x => x.Names[0]).ToList();
        return string.Join(", ", names.Take(MostExpected)) + (names.Count > MostExpected ? ", …" : "");
    }

    /// <summary>The custom field with a key, an archived one too.</summary>
    public CustomField? Field(string key) => catalog.FieldWithKey(key);

    /// <summary>The keys of all custom fields, for a message.</summary>
    public string FieldKeys => string.Join(", ", catalog.Fields.Select(x => $"{FilterWords.CustomField}.{x.Key}"));

    /// <summary>Yes and no in this language as programs say them; all else stays.</summary>
    public string Plain(string flag) =>
        IsOneOf(flag, language.Translate("Yes")) ? FieldFormat.Yes : IsOneOf(flag, language.Translate("No")) ? FieldFormat.No : flag;

    private List<long> Exact(ChoiceField field, string folded) =>
        [.. EntriesOf(field).Where(x => x.Folded.Contains(folded)).Select(x => x.Id)];

    private IReadOnlyList<Entry> EntriesOf(ChoiceField field)
    {
        if (!entries.TryGetValue(field, out var known))
            entries[field] = known = field switch
            {
                ChoiceField.Status => Guides(catalog.Statuses),
                ChoiceField.Priority => Guides(catalog.Priorities),
                ChoiceField.Type => Guides(catalog.Types),
                ChoiceField.Product => Guides(catalog.Products),
                ChoiceField.Queue => Called(catalog.Queues.Select(x => (x.Id, x.Name))),
                ChoiceField.Group => Called(catalog.Groups.Select(x => (x.Id, x.Name))),
                ChoiceField.Assignee => [.. catalog.Staff.Select(x => new Entry(x.Id, [x.Name, x.Address]))],
                _ => [],
            };
        return known;
    }

    private List<Entry> Guides(IEnumerable<Guide> rows) =>
        [.. rows.Select(x => new Entry(x.Id, [x.TranslationIn(language.Culture) ?? language.Translate(x.Name), x.Name]))];

    private List<Entry> Called(IEnumerable<(long Id, string Name)> rows) =>
        [.. rows.Select(x => new Entry(x.Id, [language.Translate(x.Name), x.Name]))];

    private static bool IsOneOf(string text, params string[] words)
    {
        var folded = FilterWords.Fold(text);
        return words.Any(x => FilterWords.Fold(x) == folded);
    }
}
