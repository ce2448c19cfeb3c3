using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace ServiceDesk.CustomFields;

/// <summary>What somebody wrote in a field cannot be its value; the page translates the pattern.</summary>
public sealed record FieldProblem(string Pattern, params IReadOnlyList<string> Words);

/// <summary>
/// Values of custom fields as they are kept: a text as it was written, <c>12.5</c>, <c>2026-11-23</c>, <c>yes</c> or <c>no</c>, the id
/// of a choice.
/// </summary>
public static class FieldFormat
{
    public const int LineLength = 200;
    public const int TextLength = 2000;

    public const string Yes = "yes";
    public const string No = "no";

    /// <summary>Numbers are compared in ten-thousandths, so that every database orders them alike.</summary>
    private const int Fractions = 10_000;
    private const decimal Largest = 99_999_999_999_999m;

    private static readonly JsonSerializerOptions Format = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <summary>Reads what a person or a program wrote.</summary>
    /// <param name="field">Whose value it shall be.</param>
    /// <param name="written">As a form, a program or the value itself has it; a choice by its id or a name, a number with a point or a comma.</param>
    /// <returns>The value, null where nothing was written; or what is wrong with it.</returns>
    public static (string? Value, FieldProblem? Problem) Read(CustomField field, string? written)
    {
        ArgumentNullException.ThrowIfNull(field);
        var text = (written ?? "").ReplaceLineEndings("\n").Trim();
        if (text.Length == 0)
            return (null, null);
        return field.Kind switch
        {
            FieldKind.Number => NumberOf(text) is { } number ? (Canonical(number), null) : Wrong("“{0}” takes a number such as {2}; “{1}” was seen.", "12.5"),
            FieldKind.Date => DayOf(text) is { } day ? (day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), null) : Wrong("“{0}” takes a day such as {2}; “{1}” was seen.", "2026-01-31"),
            FieldKind.Flag => FlagOf(text) is { } flag ? (flag ? Yes : No, null) : Wrong("“{0}” takes yes or no; “{1}” was seen."),
            FieldKind.Choice => ChoiceOf(field, text) is { } choice ? (choice.Id.ToString(CultureInfo.InvariantCulture), null)
                : Wrong("“{0}” has no choice “{1}”; expected one of: {2}.", string.Join(", ", field.Choices.Where(x => !x.IsOut).Take(20).Select(x => x.Name))),
            FieldKind.Line when text.Contains('\n', StringComparison.Ordinal) => Wrong("“{0}” takes one line; “{1}” was seen."),
            _ => LengthOf(field) is var most && text.Length <= most ? (text, null)
                : (null, new FieldProblem("“{0}” has {1} characters; at most {2} fit.", field.Name, text.Length.ToString(CultureInfo.InvariantCulture), most.ToString(CultureInfo.InvariantCulture))),
        };

        (string?, FieldProblem?) Wrong(string pattern, params ReadOnlySpan<string> more) => (null, new(pattern, [field.Name, text.Length > 60 ? text[..60] + "…" : text, .. more]));
    }

    /// <summary>How many characters a text of the field may have.</summary>
    public static int LengthOf(CustomField field)
    {
        ArgumentNullException.ThrowIfNull(field);
        return field.Kind == FieldKind.Text ? TextLength : LineLength;
    }

    /// <summary>A value in words as the tenant writes them; what pages show is made from it in the reader's language.</summary>
    public static string WordsOf(CustomField field, string value)
    {
        ArgumentNullException.ThrowIfNull(field);
        return field.Kind == FieldKind.Choice ? ChosenOf(field, value)?.Name ?? value : value;
    }

    /// <summary>The choice that a value names, one that was taken out too.</summary>
    public static FieldChoice? ChosenOf(CustomField field, string? value)
    {
        ArgumentNullException.ThrowIfNull(field);
        return long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? field.Choice(id) : null;
    }

    /// <summary>What filters compare a value by: a number, or the beginning of a text without case and accents.</summary>
    /// <returns>One of both.</returns>
    public static (long? Number, string? Word) ComparedBy(FieldKind kind, string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return kind switch
        {
            FieldKind.Number => ((long)(decimal.Parse(value, CultureInfo.InvariantCulture) * Fractions), null),
            FieldKind.Date => (DateOnly.ParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture).DayNumber, null),
            FieldKind.Flag => (value == Yes ? 1 : 0, null),
            FieldKind.Choice => (long.Parse(value, CultureInfo.InvariantCulture), null),
            _ => (null, FieldValue.Fold(value)),
        };
    }

    /// <summary>The values that a ticket keeps, by the ids of their fields.</summary>
    public static IReadOnlyDictionary<long, string> Unpack(string? text) =>
        text is null ? System.Collections.Frozen.FrozenDictionary<long, string>.Empty : JsonSerializer.Deserialize<Dictionary<long, string>>(text, Format) ?? [];

    internal static string? Pack(IReadOnlyDictionary<long, string> values) =>
        values.Count == 0 ? null : JsonSerializer.Serialize(new SortedDictionary<long, string>(values.ToDictionary(x => x.Key, x => x.Value)), Format);

    private static decimal? NumberOf(string text)
    {
        // One comma is a decimal comma; parting thousands by it would make a wrong number of a right one.
        var plain = text.Count(x => x == ',') == 1 && !text.Contains('.', StringComparison.Ordinal) ? text.Replace(',', '.') : text;
        return decimal.TryParse(plain, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            && Math.Abs(number) <= Largest && decimal.Round(number, 4) == number ? number : null;
    }

    private static string Canonical(decimal number) => number.ToString("0.####", CultureInfo.InvariantCulture);

    private static DateOnly? DayOf(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is > 1900 and < 3000 ? day : null;

    private static bool? FlagOf(string text) => text.ToUpperInvariant() switch
    {
        "YES" or "TRUE" or "1" => true,
        "NO" or "FALSE" or "0" => false,
        _ => null,
    };

    // A value that the ticket has keeps its meaning, even when it cannot be chosen any more; a name means what can be chosen.
    private static FieldChoice? ChoiceOf(CustomField field, string text) => ChosenOf(field, text)
        ?? field.Choices.FirstOrDefault(x => !x.IsOut && (Same(x.Name, text) || x.Names?.Values.Any(name => Same(name, text)) == true));

    private static bool Same(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}
