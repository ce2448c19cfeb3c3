using System.Globalization;
using ServiceDesk.CustomFields;

namespace ServiceDesk.Tickets.Filters;

/// <summary>
/// Reads the filter language: terms between spaces, each a word, a <c>"phrase"</c> or <c>field:value,value</c>, with a minus before what
/// is to be left out. Values are names in the reader's language, or <c>#</c> and an id.
/// </summary>
public sealed class FilterParser(FilterNames names)
{
    /// <returns>The filter of all that was understood, and what was not.</returns>
    public (TicketFilter Filter, IReadOnlyList<FilterProblem> Problems) Parse(IReadOnlyList<FilterToken> tokens)
    {
        var (terms, problems) = (new List<FilterTerm>(), new List<FilterProblem>());
        foreach (var token in tokens)
        {
            try
            {
                terms.Add(TermOf(token));
            }
            catch (FilterException e)
            {
                problems.Add(e.Problem);
            }
        }
        return (new(terms), problems);
    }

    private FilterTerm TermOf(FilterToken token)
    {
        if (token.Field is not { } field)
            return Words(token);
        var word = FilterWords.Fold(field);
        if (FilterWords.Choices.FirstOrDefault(x => x.Word == word) is { Word: not null } choice)
            return Choice(token, choice.Field);
        if (FilterWords.Times.FirstOrDefault(x => x.Word == word) is { Word: not null } time)
            return Time(token, time.Field);
        if (word == FilterWords.Is)
            return State(token);
        if (word.StartsWith(FilterWords.CustomField + ".", StringComparison.Ordinal))
            return Field(token, word[(FilterWords.CustomField.Length + 1)..]);
        throw Problem("“{0}:” is not known: one of {1} was expected. Put it in quotes to look for it as words.", field, FilterWords.Fields);
    }

    private static WordsTerm Words(FilterToken token)
    {
        if (token.IsNegated)
            throw Problem("Words cannot be left out: “{0}” was seen. What can be left out is a field, such as -tag:vpn.", token.Seen);
        return token.Parts is [{ Text: var text, IsQuoted: var isQuoted }] && text.Any(char.IsLetterOrDigit)
            ? new(text, isQuoted)
            : throw Problem("“{0}” has no letter and no digit to look for.", token.Seen);
    }

    private ChoiceTerm Choice(FilterToken token, ChoiceField field)
    {
        if (token.Parts.Count == 0)
            throw Problem("“{0}” needs a value: one of {1} was expected.", token.Seen, names.Expected(field));
        return new(field, [.. token.Parts.SelectMany(x => IdsOf(field, x)).Distinct()], token.IsNegated);
    }

    private IReadOnlyList<long> IdsOf(ChoiceField field, FilterPart part)
    {
        if (!part.IsQuoted)
        {
            if (part.Text is ['#', .. var digits] && long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var id) && id > 0)
                return [id];
            if (MayBeNone(field) && names.MeansNone(part.Text))
                return [ChoiceTerm.None];
            if (field == ChoiceField.Assignee && names.MeansMe(part.Text))
                return [ChoiceTerm.Me];
        }
        if (names.Find(field, part.Text) is { Count: > 0 } found)
            return found;
        throw field switch
        {
            ChoiceField.Customer => Problem("No customer is called “{0}”, or several begin so: the whole name was expected.", part.Text),
            ChoiceField.System => Problem("No system is called “{0}”, or several begin so: the whole name was expected.", part.Text),
            ChoiceField.Tag => Problem("There is no tag “{0}”: one that tickets have was expected.", part.Text),
            _ => Problem("“{0}” is none that {1}: can have: one of {2} was expected.", part.Text, FilterWords.Choices.First(x => x.Field == field).Word, names.Expected(field)),
        };
    }

    private static bool MayBeNone(ChoiceField field) => field is not (ChoiceField.Status or ChoiceField.Priority or ChoiceField.Queue);

    private static StateTerm State(FilterToken token)
    {
        var word = token.Parts is [var part] ? FilterWords.Fold(part.Text) : "";
        var known = FilterWords.States.FirstOrDefault(x => x.Word == word);
        if (known.Word is null)
            throw Problem("“{0}” was seen: one of {1} was expected.", token.Seen, string.Join(", ", FilterWords.States.Select(x => $"{FilterWords.Is}:{x.Word}")));
        if (token.IsNegated && known.State <= TicketState.All)
            throw Problem("“{0}” was seen: one of {1} was expected.", token.Seen, "is:active, is:ended, is:all");
        return new(known.State, token.IsNegated);
    }

    private TimeTerm Time(FilterToken token, TimeField field)
    {
        var text = token.Parts is [var part] ? part.Text : "";
        var (comparison, sign) = FilterWords.Signs.First(x => text.StartsWith(x.Sign, StringComparison.Ordinal));
        var point = PointOf(text[sign.Length..], field);
        if (point is null || (point.Unit == TimeUnit.None && comparison != TimeComparison.On))
            throw Problem("“{0}” was seen: a day, a span or a word was expected, such as {1}.", token.Seen, $"{token.Field}:>2026-01-31, {token.Field}:<7d, {token.Field}:today");
        return new(field, point.IsSpan ? OfSpan(comparison) : comparison, point, token.IsNegated);
    }

    private FieldTerm Field(FilterToken token, string key)
    {
        var field = names.Field(key) ?? throw Problem("There is no custom field “{0}”: one of {1} was expected.", key, names.FieldKeys);
        if (token.Parts.Count == 0)
            throw Problem("“{0}” needs a value.", token.Seen);
        var (comparison, sign) = field.Kind is FieldKind.Number or FieldKind.Date && token.Parts is [{ IsQuoted: false, Text: var text }]
            ? FilterWords.Signs.First(x => text.StartsWith(x.Sign, StringComparison.Ordinal)) : (TimeComparison.On, "");
        var values = token.Parts.Select(x => ValueOf(field, x with { Text = x.Text[sign.Length..] })).Distinct().ToList();
        return sign.Length > 0 && values.Contains(FieldTerm.None)
            ? throw Problem("“{0}” needs a value.", token.Seen)
            : new(new(field.Id, field.Key, field.Kind), comparison, values, token.IsNegated);
    }

    private string ValueOf(CustomField field, FilterPart part)
    {
        if (!part.IsQuoted && names.MeansNone(part.Text))
            return FieldTerm.None;
        var written = field.Kind switch
        {
            FieldKind.Choice when part is { IsQuoted: false, Text: ['#', .. var id] } => id,
            FieldKind.Flag => names.Plain(part.Text),
            _ => part.Text,
        };
        var (value, problem) = FieldFormat.Read(field, written);
        return problem is not null ? throw Problem(problem.Pattern, [.. problem.Words]) : value ?? FieldTerm.None;
    }

    // A span has an inside and an outside, no more.
    private static TimeComparison OfSpan(TimeComparison comparison) =>
        comparison is TimeComparison.More or TimeComparison.AtLeast ? TimeComparison.More : TimeComparison.Less;

    private TimePoint? PointOf(string text, TimeField field)
    {
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return day.Year is > 1900 and < 3000 ? new(TimeUnit.Date, Date: day) : null;
        var folded = FilterWords.Fold(text);
        if (FilterWords.Days.FirstOrDefault(x => x.Word == folded) is { Word: not null } named)
            return new(TimeUnit.Today, named.Days);
        if (field == TimeField.Due && names.MeansNone(text))
            return new(TimeUnit.None);
        return folded.Length > 1 && FilterWords.Spans.FirstOrDefault(x => x.Letter == folded[^1]) is { Letter: not '\0' } span
            && int.TryParse(folded[..^1], NumberStyles.None, CultureInfo.InvariantCulture, out var amount) && amount <= TimePoint.MostAmount
            ? new(span.Unit, amount)
            : null;
    }

    private static FilterException Problem(string pattern, params string[] words) => new(new FilterProblem(pattern, words));
}
