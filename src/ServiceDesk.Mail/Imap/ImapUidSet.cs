using System.Globalization;
using System.Text;

namespace ServiceDesk.Mail.Imap;

/// <summary>Writes UIDs as the protocol does (RFC 3501 section 9, sequence-set): <c>1:3,7</c>.</summary>
internal static class ImapUidSet
{
    /// <summary>
    /// The set, in pieces of at most <paramref name="maxLength"/> characters: servers limit the length of a command, most
    /// to 8,000 bytes or more (RFC 7162 section 4).
    /// </summary>
    public static IEnumerable<string> Format(IEnumerable<uint> uids, int maxLength = 7000)
    {
        var set = new StringBuilder();
        foreach (var (first, last) in Ranges(uids))
        {
            var range = first == last
                ? first.ToString(CultureInfo.InvariantCulture)
                : string.Create(CultureInfo.InvariantCulture, $"{first}:{last}");
            if (set.Length > 0 && set.Length + 1 + range.Length > maxLength)
            {
                yield return set.ToString();
                set.Clear();
            }
            if (set.Length > 0)
                set.Append(',');
            set.Append(range);
        }
        if (set.Length > 0)
            yield return set.ToString();
    }

    private static IEnumerable<(uint First, uint Last)> Ranges(IEnumerable<uint> uids)
    {
        (uint First, uint Last)? open = null;
        foreach (var uid in uids.Order())
        {
            ArgumentOutOfRangeException.ThrowIfZero(uid);
            if (open is var (first, last) && uid <= last + 1UL)
            {
                open = (first, uid);
                continue;
            }
            if (open is { } done)
                yield return done;
            open = (uid, uid);
        }
        if (open is { } range)
            yield return range;
    }
}
