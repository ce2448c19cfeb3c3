namespace ServiceDesk.Tickets.Lists;

public enum TicketColumn
{
    Number = 1,
    Subject = 2,
    Requester = 3,
    Customer = 4,
    Status = 5,
    Priority = 6,
    Assignee = 7,
    Group = 8,
    Queue = 9,
    Type = 10,
    Tags = 11,
    Due = 12,
    Created = 13,
    Updated = 14,
    Importance = 15,
    System = 16,
}

/// <summary>The columns of a list in their order. Written as <c>number,subject,…</c>.</summary>
public static class ListColumns
{
    public const int TextLength = 160;

    public static IReadOnlyList<TicketColumn> All { get; } = Enum.GetValues<TicketColumn>();

    /// <summary>What a list has where nobody chose.</summary>
    public static IReadOnlyList<TicketColumn> Usual { get; } =
    [
        TicketColumn.Number, TicketColumn.Subject, TicketColumn.Requester, TicketColumn.Status, TicketColumn.Priority, TicketColumn.Importance, TicketColumn.Assignee,
        TicketColumn.Due, TicketColumn.Created, TicketColumn.Updated,
    ];

    /// <returns>Null for nothing and for what names no column.</returns>
    public static IReadOnlyList<TicketColumn>? Read(string? text) => Of((text ?? "").Split(',').Select(x => Enum.TryParse<TicketColumn>(x, ignoreCase: true, out var column) ? column : default));

    /// <summary>Each once, and the subject among them: it leads to the ticket.</summary>
    /// <returns>Null where there is none.</returns>
    public static IReadOnlyList<TicketColumn>? Of(IEnumerable<TicketColumn> columns)
    {
        var chosen = columns.Where(Enum.IsDefined).Distinct().ToList();
        if (chosen.Count == 0)
            return null;
        if (!chosen.Contains(TicketColumn.Subject))
            chosen.Insert(0, TicketColumn.Subject);
        return chosen;
    }

    public static string Write(IEnumerable<TicketColumn> columns) => string.Join(',', columns.Select(x => x.ToString().ToLowerInvariant()));
}
