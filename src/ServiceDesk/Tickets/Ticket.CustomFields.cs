using ServiceDesk.Access;
using ServiceDesk.CustomFields;

namespace ServiceDesk.Tickets;

public sealed partial class Ticket
{
    public const int FieldTextLength = 20_000;

    /// <summary>The values of its custom fields by their ids, as JSON: what pages show without another query. Null: none.</summary>
    public string? FieldText { get; private set; }

    /// <summary>The same, read.</summary>
    public IReadOnlyDictionary<long, string> Fields => FieldFormat.Unpack(FieldText);

    /// <summary>Gives a custom field a value. <see cref="FieldValues"/> must be loaded.</summary>
    /// <param name="value">As <see cref="FieldFormat"/> keeps it; null: none.</param>
    /// <exception cref="TicketRuleException">The texts of all fields together are too long.</exception>
    public bool Fill(Act act, CustomField field, string? value)
    {
        ArgumentNullException.ThrowIfNull(field);
        var values = Fields.ToDictionary();
        var former = values.GetValueOrDefault(field.Id);
        if (former == value)
            return false;
        values.Remove(field.Id);
        var row = FieldValues.FirstOrDefault(x => x.FieldId == field.Id);
        if (value is null)
        {
            FieldValues.Remove(row!);
        }
        else
        {
            values.Add(field.Id, value);
            if (row is null)
                FieldValues.Add(row = new FieldValue { TenantId = TenantId, FieldId = field.Id });
            row.Take(field, value);
        }
        var text = FieldFormat.Pack(values);
        FieldText = text is null || text.Length <= FieldTextLength
            ? text
            : throw new TicketRuleException("The fields hold {0} characters together; at most {1} fit.", $"{text.Length}", $"{FieldTextLength}");
        Record(act, Fact.FieldChanged, Told(field, former), Told(field, value));
        return true;
    }

    private static string? Told(CustomField field, string? value) => value is null ? null : $"{field.Name}: {FieldFormat.WordsOf(field, value)}";
}
