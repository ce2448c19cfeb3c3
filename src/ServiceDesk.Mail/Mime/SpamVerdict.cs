using System.Globalization;

namespace ServiceDesk.Mail.Mime;

/// <summary>What the mail server's own filter says of a mail (SpamAssassin, Rspamd, Exchange and what follows their ways).</summary>
public static class SpamVerdict
{
    private const int LeastExchangeLevel = 5;

    /// <returns>The field that calls it spam, for people to read; null when none does.</returns>
    public static string? Find(MimeMessage message)
    {
        ArgumentNullException.ThrowIfNull(message);
        foreach (var name in (string[])["X-Spam-Flag", "X-Spam-Status", "X-Spam"])
            foreach (var header in message.Headers.All(name))
                if (header.Value.TrimStart().StartsWith("yes", StringComparison.OrdinalIgnoreCase))
                    return $"{name}: Yes";
        foreach (var header in message.Headers.All("X-MS-Exchange-Organization-SCL"))
            if (int.TryParse(header.Value, NumberStyles.AllowLeadingSign | NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite,
                CultureInfo.InvariantCulture, out var level) && level >= LeastExchangeLevel)
                return string.Create(CultureInfo.InvariantCulture, $"X-MS-Exchange-Organization-SCL: {level}");
        return null;
    }
}
