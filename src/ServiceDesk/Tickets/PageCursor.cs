using System.Globalization;

namespace ServiceDesk.Tickets;

/// <summary>Where a page of a list begins: behind this row (older) or before it (newer). Written in addresses as <c>o1699…-42</c>.</summary>
public readonly record struct PageCursor(bool Older, DateTime UpdatedAt, long Id)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{(Older ? 'o' : 'n')}{UpdatedAt.Ticks}-{Id}");

    /// <returns>Null for nothing and for what is not a cursor: the list then begins at its beginning.</returns>
    public static PageCursor? Parse(string? text)
    {
        if (text is not ['o' or 'n', .. var rest] || rest.Split('-') is not [var ticks, var id])
            return null;
        return long.TryParse(ticks, NumberStyles.None, CultureInfo.InvariantCulture, out var at)
            && at <= DateTime.MaxValue.Ticks
            && long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var row)
            ? new PageCursor(text[0] == 'o', new DateTime(at, DateTimeKind.Utc), row)
            : null;
    }
}
