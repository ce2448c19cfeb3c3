using ServiceDesk.Tickets.Filters;

namespace ServiceDesk.Tickets.Lists;

public enum SortField
{
    Updated = 1,
    Created = 2,

    /// <summary>What is promised for no time stands last, either way.</summary>
    Due = 3,
    Number = 4,

    /// <summary>By rank; within one, the newest update first, as in all that follow.</summary>
    Priority = 5,
    Status = 6,
    Queue = 7,

    /// <summary>By name; what nobody has stands last, either way.</summary>
    Assignee = 8,

    /// <summary>Customers in the order in which they became known: their names may be thousands, and no index has them beside tickets.</summary>
    Customer = 9,

    /// <summary>As a template has computed it; what none has weighed stands last, either way.</summary>
    Importance = 10,
}

/// <summary>The order of a list. Written as <c>updated</c>, or backwards as <c>-updated</c>.</summary>
public sealed record TicketSort(SortField Field, bool IsDescending)
{
    public const int TextLength = 20;

    public static readonly TicketSort Default = new(SortField.Updated, true);

    /// <summary>What the list of a filter is ordered by when nobody says.</summary>
    public static TicketSort For(TicketFilter filter) => filter.IsOverdue ? new(SortField.Due, false) : Default;

    /// <summary>Whether rows with one value lie together, so that they can stand under a heading.</summary>
    public bool IsGrouped => Field is >= SortField.Priority and <= SortField.Customer;

    public static IReadOnlyList<SortField> Groups { get; } = [SortField.Status, SortField.Assignee, SortField.Priority, SortField.Queue, SortField.Customer];

    /// <returns>Null for nothing and for what is no order.</returns>
    public static TicketSort? Parse(string? text)
    {
        var isDescending = text?.StartsWith('-') == true;
        return FieldOf(isDescending ? text![1..] : text) is { } field ? new(field, isDescending) : null;
    }

    public static SortField? FieldOf(string? text) =>
        Enum.TryParse<SortField>(text, ignoreCase: true, out var field) && !char.IsAsciiDigit(text[0]) && Enum.IsDefined(field) ? field : null;

    public override string ToString() => (IsDescending ? "-" : "") + Field.ToString().ToLowerInvariant();
}
