using System.Globalization;
using System.Text.RegularExpressions;
using ServiceDesk.Tickets;

namespace ServiceDesk.Sending;

/// <summary>The subject of a mail about a ticket. It always names the ticket, for an answer may have no other trace of it.</summary>
internal static partial class MailSubject
{
    // The outbox keeps 100 characters more than a ticket's subject has; the tag comes on top.
    private const int Longest = Ticket.SubjectLength + 80;

    /// <param name="line">As the template gave it: one line.</param>
    public static string Of(string line, int number)
    {
        var subject = line.Length <= Longest ? line : line[..(char.IsHighSurrogate(line[Longest - 1]) ? Longest - 1 : Longest)];
        // The first tag is the one that counts when an answer comes back; a requester's own subject may hold another.
        return NumberTag().Match(subject) is { Success: true } tag && int.TryParse(tag.Groups[1].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var first) && first == number
            ? subject
            : string.Create(CultureInfo.InvariantCulture, $"[#{number}] {subject}");
    }

    [GeneratedRegex(@"\[#(\d{1,9})\]")]
    private static partial Regex NumberTag();
}
