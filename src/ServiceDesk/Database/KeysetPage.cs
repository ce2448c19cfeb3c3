namespace ServiceDesk.Database;

/// <summary>A page of a list that is read on from a row, in either direction.</summary>
internal static class KeysetPage
{
    /// <summary>Cuts what was read for a page to the page, and puts it into the list's order.</summary>
    /// <param name="rows">In the order in which they were read, with one more than fits when there are more.</param>
    /// <param name="older">The direction in which was read on; null: from the beginning of the list.</param>
    /// <returns>Whether there are rows before and behind it.</returns>
    public static (bool HasNewer, bool HasOlder) Cut<T>(List<T> rows, int size, bool? older)
    {
        var newer = older == false;
        var more = rows.Count > size;
        if (more)
            rows.RemoveAt(size);
        if (newer)
            rows.Reverse();
        return (rows.Count > 0 && (newer ? more : older is not null), rows.Count > 0 && (newer || more));
    }
}
