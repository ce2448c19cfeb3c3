namespace ServiceDesk.Tickets.Filters;

/// <summary>A value as it was typed.</summary>
public readonly record struct FilterPart(string Text, bool IsQuoted);

/// <summary>A piece of a filter's text between spaces: <c>-priority:high,"very urgent"</c>, a word or a phrase.</summary>
/// <param name="Field">What stands before the colon; null: it is a word or a phrase.</param>
public sealed record FilterToken(string? Field, bool IsNegated, IReadOnlyList<FilterPart> Parts)
{
    /// <summary>As a message quotes it.</summary>
    public string Seen => (IsNegated ? "-" : "") + (Field is null ? "" : Field + ":") + string.Join(",", Parts.Select(x => x.IsQuoted ? $"\"{x.Text}\"" : x.Text));

    /// <exception cref="FilterException">A quote does not end.</exception>
    public static IReadOnlyList<FilterToken> Read(string text)
    {
        var tokens = new List<FilterToken>();
        for (var at = 0; ; )
        {
            while (at < text.Length && char.IsWhiteSpace(text[at]))
                at++;
            if (at == text.Length)
                return tokens;
            tokens.Add(ReadOne(text, ref at));
        }
    }

    private static FilterToken ReadOne(string text, ref int at)
    {
        var isNegated = text[at] == '-' && at + 1 < text.Length && !char.IsWhiteSpace(text[at + 1]);
        if (isNegated)
            at++;
        var field = FieldAt(text, at);
        at += field is null ? 0 : field.Length + 1;
        var parts = new List<FilterPart>();
        while (at < text.Length && !char.IsWhiteSpace(text[at]))
        {
            parts.Add(ReadPart(text, ref at, endsAtComma: field is not null));
            if (field is null)
                break;
            if (at < text.Length && text[at] == ',')
                at++;
        }
        return new(field, isNegated, parts);
    }

    private static string? FieldAt(string text, int start)
    {
        var end = start;
        while (end < text.Length && char.IsLetter(text[end]))
            end++;
        // A custom field has its key behind a point.
        if (end < text.Length && text[end] == '.' && text[start..end].Equals(FilterWords.CustomField, StringComparison.OrdinalIgnoreCase))
            for (end++; end < text.Length && (char.IsLetterOrDigit(text[end]) || text[end] is '-' or '_');)
                end++;
        return end > start && end < text.Length && text[end] == ':' ? text[start..end] : null;
    }

    private static FilterPart ReadPart(string text, ref int at, bool endsAtComma)
    {
        var start = at;
        if (text[at] == '"')
        {
            var end = text.IndexOf('"', at + 1);
            if (end < 0)
                throw new FilterException(new FilterProblem("The quote {0} does not end: a second quotation mark was expected.", text[at..]));
            at = end + 1;
            return new(text[(start + 1)..end], true);
        }
        while (at < text.Length && !char.IsWhiteSpace(text[at]) && text[at] != '"' && !(endsAtComma && text[at] == ','))
            at++;
        return new(text[start..at], false);
    }
}
