using System.Collections.Frozen;
using System.Text;

namespace ServiceDesk.Mail.Mime;

/// <summary>Names of header fields: their grammar, and one string for each that is common.</summary>
internal static class HeaderNames
{
    private const int LongestName = 200;

    // Fields that no prose begins a line with: seen after a broken line, they prove that the header still goes on.
    private static readonly FrozenSet<string> Telling = new[]
    {
        "Received", "Return-Path", "Delivered-To", "Message-ID", "In-Reply-To", "References", "MIME-Version", "Content-Type",
        "Content-Transfer-Encoding", "Content-Disposition", "Content-ID", "DKIM-Signature", "Authentication-Results", "Received-SPF",
        "ARC-Seal", "List-Id", "List-Unsubscribe", "Auto-Submitted", "X-Mailer", "User-Agent", "Thread-Index", "X-Received",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenDictionary<string, string> Common = new[]
    {
        "From", "To", "Cc", "Bcc", "Reply-To", "Sender", "Subject", "Date", "Precedence", "X-Priority", "Importance", "Thread-Topic",
        "Content-Language", "Accept-Language", "X-Spam-Status", "X-Spam-Score", "X-Auto-Response-Suppress", "Content-Description",
    }.Concat(Telling).ToFrozenDictionary(name => name, StringComparer.OrdinalIgnoreCase);

    /// <summary>Length of the field name (RFC 5322 section 2.2) that the line begins with, or -1.</summary>
    public static int LengthOfName(ReadOnlySpan<byte> line)
    {
        var colon = line[..Math.Min(line.Length, LongestName + 10)].IndexOf((byte)':');
        if (colon <= 0)
            return -1;
        // Blanks before the colon are obsolete syntax.
        var name = line[..colon].TrimEnd(" \t"u8);
        return name.Length is > 0 and <= LongestName && name.IndexOfAnyExceptInRange((byte)'!', (byte)'~') < 0 ? name.Length : -1;
    }

    public static string Intern(ReadOnlySpan<byte> name)
    {
        Span<char> characters = stackalloc char[name.Length];
        Encoding.ASCII.GetChars(name, characters);
        var known = Common.GetAlternateLookup<ReadOnlySpan<char>>();
        return known.TryGetValue(characters, out var common) && common.AsSpan().SequenceEqual(characters) ? common : characters.ToString();
    }

    public static bool IsTelling(string name) => Telling.Contains(name);
}
