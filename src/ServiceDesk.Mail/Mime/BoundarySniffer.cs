using System.Text;

namespace ServiceDesk.Mail.Mime;

/// <summary>Guesses the boundary of a multipart that names none or a wrong one.</summary>
internal static class BoundarySniffer
{
    private const int LongestBoundary = 200;

    /// <summary>The first line that begins with two hyphens and is followed by a Content-… field.</summary>
    public static byte[]? Find(LineScanner lines, int start, int end)
    {
        // A few candidates are enough, and they bound the time that is spent here.
        for (var candidates = 0; candidates < 10; candidates++)
        {
            var at = lines.NextHyphens(start);
            if (at < 0 || at >= end)
                return null;
            var next = Math.Min(lines.NextLine(at), end);
            var boundary = lines.Line(at, next)[2..].TrimEnd(" \t\r"u8);
            if (boundary.Length is > 0 and <= LongestBoundary && IsFollowedByHeader(lines, next, end))
                return boundary.ToArray();
            start = next;
        }
        return null;
    }

    private static bool IsFollowedByHeader(LineScanner lines, int at, int end)
    {
        if (at >= end)
            return false;
        var line = lines.Line(at, Math.Min(lines.NextLine(at), end));
        return line.Length > 8 && Ascii.EqualsIgnoreCase(line[..8], "content-"u8);
    }
}
