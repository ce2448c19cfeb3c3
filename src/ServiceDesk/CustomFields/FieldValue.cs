using ServiceDesk.Database;
using ServiceDesk.Tickets.Filters;

namespace ServiceDesk.CustomFields;

/// <summary>What filters find a ticket by; the value itself stands in the ticket (<see cref="Tickets.Ticket.FieldText"/>).</summary>
public sealed class FieldValue : ITenantRow
{
    public const int WordLength = 100;

    public required int TenantId { get; init; }
    public long TicketId { get; private set; }
    public required long FieldId { get; init; }

    /// <summary>Ten-thousandths, days, 0 or 1, or the id of a choice; null for texts.</summary>
    public long? Number { get; private set; }

    /// <summary>The beginning of a text, folded; null for all else.</summary>
    public string? Word { get; private set; }

    internal void Take(CustomField field, string value) => (Number, Word) = FieldFormat.ComparedBy(field.Kind, value);

    /// <summary>How texts are compared: without case, accents and line ends.</summary>
    public static string Fold(string text) => FilterWords.Fold(text) is var folded && folded.Length > WordLength ? folded[..WordLength] : folded;
}
