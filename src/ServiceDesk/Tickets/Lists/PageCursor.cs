using System.Globalization;

namespace ServiceDesk.Tickets.Lists;

/// <summary>
/// Where a page of a list begins: behind this row (older) or before it (newer). Written in addresses as <c>o1699…-42</c>, and with
/// its group as <c>o1699…-42-3</c>.
/// </summary>
/// <param name="At">The time by which the list is ordered; nothing where it is by number.</param>
/// <param name="Id">Of the ticket; its number where the list is by number.</param>
/// <param name="Group">The stretch of the list (<see cref="ListRange.Group"/>).</param>
public readonly record struct PageCursor(bool Older, DateTime At, long Id, long Group = 0)
{
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{(Older ? 'o' : 'n')}{At.Ticks}-{Id}") + (Group == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"-{Group}"));

    /// <returns>Null for nothing and for what is not a cursor: the list then begins at its beginning.</returns>
    public static PageCursor? Parse(string? text)
    {
        if (text is not ['o' or 'n', .. var rest] || rest.Split('-') is not { Length: 2 or 3 } parts)
            return null;
        var numbers = new long[3];
        for (var i = 0; i < parts.Length; i++)
            if (!long.TryParse(parts[i], NumberStyles.None, CultureInfo.InvariantCulture, out numbers[i]))
                return null;
        return numbers[0] <= DateTime.MaxValue.Ticks ? new PageCursor(text[0] == 'o', new DateTime(numbers[0], DateTimeKind.Utc), numbers[1], numbers[2]) : null;
    }
}
