using System.Globalization;
using Microsoft.Extensions.Localization;
using ServiceDesk.CustomFields;

namespace ServiceDesk.Web.Views.Shared;

/// <summary>The control of a custom field: nothing but the control.</summary>
/// <param name="Name">Under which it is sent.</param>
/// <param name="Value">As <see cref="FieldFormat"/> keeps it, or as somebody typed it.</param>
public sealed record CustomFieldInput(CustomField Field, string Id, string Name, string? Value)
{
    /// <summary>The form that it belongs to, where that is elsewhere on the page.</summary>
    public string? Form { get; init; }
    public bool IsDisabled { get; init; }

    /// <summary>The ids of what describes it.</summary>
    public string? DescribedBy { get; init; }
    public bool IsInvalid { get; init; }
    public bool IsRequired { get; init; }

    /// <summary>The value as the control shows it.</summary>
    public string? Shown => Field.Kind == FieldKind.Number && decimal.TryParse(Value, NumberStyles.Number, CultureInfo.InvariantCulture, out var number)
        ? number.ToString("0.####", CultureInfo.CurrentCulture) : Value;

    /// <summary>The choices that can be made, and the one that the ticket has.</summary>
    public IEnumerable<FieldChoice> Choices => Field.Choices.Where(x => !x.IsOut || Value == x.Id.ToString(CultureInfo.InvariantCulture));
}

/// <summary>The custom fields of a form that makes a ticket: those that the chosen queue and type have are shown, and a script shows others as these change.</summary>
/// <param name="Fields">All that the form may ask.</param>
/// <param name="Values">What was filled in, by their ids.</param>
/// <param name="Prefix">What their names begin with, such as <c>Form.Fields</c>.</param>
public sealed record CustomFieldInputs(IReadOnlyList<CustomField> Fields, IReadOnlyDictionary<long, string?> Values, string Prefix, long? QueueId, long? TypeId)
{
    public string NameOf(CustomField field) => NameOf(Prefix, field);

    public static string NameOf(string prefix, CustomField field)
    {
        ArgumentNullException.ThrowIfNull(field);
        return string.Create(CultureInfo.InvariantCulture, $"{prefix}[{field.Id}]");
    }
}

/// <summary>What is wrong with the custom fields of a form that makes a ticket.</summary>
public static class CustomFieldChecks
{
    /// <param name="asked">The fields that the form asks of a ticket of the chosen queue and type.</param>
    /// <param name="sent">What came; a field that is not among it was not on the form.</param>
    /// <param name="prefix">As of <see cref="CustomFieldInputs"/>.</param>
    /// <returns>The name of a control with what to say of it; an empty name is said of the form.</returns>
    public static IEnumerable<(string Name, string Problem)> Check(IEnumerable<CustomField> asked, IReadOnlyDictionary<long, string?> sent, string prefix, IStringLocalizer<Texts> L)
    {
        var fields = asked.ToList();
        if (fields.Exists(x => !sent.ContainsKey(x.Id)))
            yield return ("", L["What you chose asks for some more: it stands in the form now."]);
        foreach (var field in fields.Where(x => sent.ContainsKey(x.Id)))
        {
            var (value, problem) = FieldFormat.Read(field, sent[field.Id]);
            if (problem is not null)
                yield return (CustomFieldInputs.NameOf(prefix, field), L[problem.Pattern, [.. problem.Words]]);
            else if (value is null && field.IsRequired)
                yield return (CustomFieldInputs.NameOf(prefix, field), L["“{0}” must be filled in.", L.Of(field)]);
        }
    }

    /// <summary>What a new ticket gets of it: nothing that its queue and type do not have.</summary>
    public static IReadOnlyDictionary<long, string> Of(IEnumerable<CustomField> asked, IReadOnlyDictionary<long, string?> sent) =>
        asked.Where(x => !string.IsNullOrWhiteSpace(sent.GetValueOrDefault(x.Id))).ToDictionary(x => x.Id, x => sent[x.Id]!);
}

/// <summary>Values of custom fields in the reader's words.</summary>
public static class CustomFieldWords
{
    extension(IStringLocalizer<Texts> L)
    {
        /// <param name="value">As <see cref="FieldFormat"/> keeps it.</param>
        public string Of(CustomField field, string value)
        {
            ArgumentNullException.ThrowIfNull(field);
            return field.Kind switch
            {
                FieldKind.Choice => FieldFormat.ChosenOf(field, value)?.NameIn(CultureInfo.CurrentUICulture) ?? value,
                FieldKind.Flag => value == FieldFormat.Yes ? L["Yes"] : L["No"],
                FieldKind.Number => decimal.Parse(value, CultureInfo.InvariantCulture).ToString("#,0.####", CultureInfo.CurrentCulture),
                FieldKind.Date => DateOnly.ParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture).ToString("d", CultureInfo.CurrentCulture),
                _ => value,
            };
        }
    }
}
