using System.Globalization;
using ServiceDesk.CustomFields;

namespace ServiceDesk.Tickets.Filters;

/// <summary>Writes a filter as text that reads back as the same filter.</summary>
public static class FilterWriter
{
    /// <param name="names">The reader's; null writes ids, which hold in every language: what is kept.</param>
    public static string Write(TicketFilter filter, FilterNames? names) => string.Join(' ', filter.Terms.Select(x => Write(x, names)));

    private static string Write(FilterTerm term, FilterNames? names) => (term.IsNegated ? "-" : "") + term switch
    {
        ChoiceTerm choice => $"{FilterWords.Choices.First(x => x.Field == choice.Field).Word}:{string.Join(',', choice.Ids.Select(x => Write(choice.Field, x, names)))}",
        StateTerm state => $"{FilterWords.Is}:{FilterWords.States.First(x => x.State == state.State).Word}",
        TimeTerm time => $"{FilterWords.Times.First(x => x.Field == time.Field).Word}:{FilterWords.Signs.First(x => x.Comparison == time.Comparison).Sign}{Write(time.Point)}",
        FieldTerm field => $"{FilterWords.CustomField}.{field.Field.Key}:{FilterWords.Signs.First(x => x.Comparison == field.Comparison).Sign}{string.Join(',', field.Values.Select(x => Write(field.Field, x, names)))}",
        WordsTerm { IsPhrase: true, Text: var text } => $"\"{text}\"",
        WordsTerm { Text: var text } => text,
        _ => throw new ArgumentOutOfRangeException(nameof(term), term, "There is no such term."),
    };

    private static string Write(ChoiceField field, long id, FilterNames? names)
    {
        if (id == ChoiceTerm.None)
            return FilterWords.None;
        if (id == ChoiceTerm.Me)
            return FilterWords.Me;
        if (names?.UniqueNameOf(field, id) is not { } name || name.Contains('"', StringComparison.Ordinal))
            return string.Create(CultureInfo.InvariantCulture, $"#{id}");
        var isPlain = name.All(x => char.IsLetterOrDigit(x) || x is '-' or '.' or '_' or '@') && !names.MeansNone(name) && !names.MeansMe(name);
        return isPlain ? name : $"\"{name}\"";
    }

    private static string Write(FieldName field, string value, FilterNames? names)
    {
        if (value == FieldTerm.None)
            return FilterWords.None;
        if (field.Kind == FieldKind.Choice)
            return names?.Field(field.Key) is { } custom && FieldFormat.ChosenOf(custom, value) is { IsOut: false } choice && !choice.Name.Contains('"', StringComparison.Ordinal)
                ? $"\"{choice.Name}\"" : $"#{value}";
        return field.Kind is FieldKind.Line or FieldKind.Text ? $"\"{value.Replace('"', ' ')}\"" : value;
    }

    private static string Write(TimePoint point) => point.Unit switch
    {
        TimeUnit.Date => point.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        TimeUnit.Today => FilterWords.Days.First(x => x.Days == point.Amount).Word,
        TimeUnit.None => FilterWords.None,
        _ => string.Create(CultureInfo.InvariantCulture, $"{point.Amount}{FilterWords.Spans.First(x => x.Unit == point.Unit).Letter}"),
    };
}
