using System.Globalization;

namespace ServiceDesk.People;

/// <summary>Where a page of the list of customers begins: behind this one, or before it. Written in addresses as <c>a42</c> and <c>b42</c>.</summary>
public readonly record struct CustomerCursor(bool IsBehind, long Id)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{(IsBehind ? 'a' : 'b')}{Id}");

    /// <returns>Null for nothing and for what is not a cursor: the list then begins at its beginning.</returns>
    public static CustomerCursor? Parse(string? text) =>
        text is ['a' or 'b', .. var digits] && long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            ? new CustomerCursor(text[0] == 'a', id)
            : null;
}
