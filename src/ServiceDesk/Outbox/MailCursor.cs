using System.Globalization;
using ServiceDesk.Database;

namespace ServiceDesk.Outbox;

/// <summary>Where a page of a list of mails begins: behind this one (older) or before it (newer). Written in addresses as <c>o6389…-0199…</c>.</summary>
public readonly record struct MailCursor(bool Older, DateTime At, Guid Id)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{(Older ? 'o' : 'n')}{At.Ticks}-{Id:N}");

    /// <returns>Null for nothing and for what is not a cursor: the list then begins at its beginning.</returns>
    public static MailCursor? Parse(string? text)
    {
        if (text is not ['o' or 'n', .. var rest] || rest.Split('-') is not [var ticks, var id])
            return null;
        return long.TryParse(ticks, NumberStyles.None, CultureInfo.InvariantCulture, out var at)
            && at <= DateTime.MaxValue.Ticks
            && Guid.TryParseExact(id, "N", out var key)
            ? new MailCursor(text[0] == 'o', new DateTime(at, DateTimeKind.Utc), key)
            : null;
    }
}

/// <summary>A page of a list of mails, newest first, with the cursors of its neighbours.</summary>
public sealed record MailPage<T>(IReadOnlyList<T> Rows, MailCursor? Newer, MailCursor? Older)
{
    /// <param name="rows">In the order in which the page was read, with one row more than fits when there are more.</param>
    internal static MailPage<T> Of(List<T> rows, int size, MailCursor? cursor, Func<T, (DateTime At, Guid Id)> key)
    {
        var (hasNewer, hasOlder) = KeysetPage.Cut(rows, size, cursor?.Older);
        return new(
            rows,
            hasNewer ? At(false, rows[0]) : null,
            hasOlder ? At(true, rows[^1]) : null);

        MailCursor At(bool older, T row) => key(row) is var (at, id) ? new MailCursor(older, at, id) : default;
    }
}
