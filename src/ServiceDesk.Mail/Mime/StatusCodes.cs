using System.Text.RegularExpressions;

namespace ServiceDesk.Mail.Mime;

/// <summary>Finds status codes in what mail servers say.</summary>
internal static partial class StatusCodes
{
    /// <summary>The first enhanced code (RFC 3463), failures before others; null where there is none.</summary>
    public static string? FindEnhanced(string? text)
    {
        if (text is null)
            return null;
        string? first = null;
        foreach (var match in Enhanced().EnumerateMatches(text))
        {
            var code = text.Substring(match.Index, match.Length);
            if (code[0] == '5')
                return code;
            first ??= code;
        }
        return first;
    }

    /// <summary>From a three-digit SMTP reply (RFC 5321 section 4.2) the enhanced code of its class, for instance 5.0.0.</summary>
    public static string? FromReply(string? text)
    {
        if (text is null || Reply().Match(text) is not { Success: true } match)
            return null;
        return match.Groups["class"].Value + ".0.0";
    }

    [GeneratedRegex(@"(?<![\d.])[245]\.\d{1,3}\.\d{1,3}(?![\d.]\d|\d)", RegexOptions.CultureInvariant)]
    private static partial Regex Enhanced();

    [GeneratedRegex(@"(?<![\d.\-:/@])(?<class>[45])[0-5]\d(?=[ \-])", RegexOptions.CultureInvariant)]
    private static partial Regex Reply();
}
