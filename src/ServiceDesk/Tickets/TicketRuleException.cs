using System.Globalization;

namespace ServiceDesk.Tickets;

/// <summary>What was asked of a ticket cannot be done; the message says why, in words for the person who asked.</summary>
/// <param name="pattern">English, with places for the words where there are any; the page translates it.</param>
public sealed class TicketRuleException(string pattern, params string[] words)
    : Exception(words.Length == 0 ? pattern : string.Format(CultureInfo.InvariantCulture, pattern, [.. words]))
{
    public string Pattern { get; } = pattern;
    public IReadOnlyList<string> Words { get; } = words;
}
