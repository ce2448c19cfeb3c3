namespace ServiceDesk.Mail.Mime;

/// <summary>What a receiving server found out about the sender of a mail (RFC 8601).</summary>
/// <param name="Server">Who says so, the authserv-id.</param>
/// <param name="Dmarc"><c>pass</c>, <c>fail</c>, <c>none</c> …; null when nothing is said.</param>
/// <param name="Spf">As for <paramref name="Dmarc"/>.</param>
/// <param name="Dkim">As for <paramref name="Dmarc"/>; <c>pass</c> when one of several signatures passes.</param>
public sealed record AuthenticationResults(string Server, string? Dmarc, string? Spf, string? Dkim)
{
    /// <summary>DMARC decides where it is said; without it, SPF and DKIM must both have failed.</summary>
    public bool IsForged => Dmarc is "fail" || (Dmarc is null or "none" && Spf is "fail" or "softfail" && Dkim is not "pass");

    /// <summary>The newest field of a server that is trusted. Anybody may write such a field into a mail: others count for nothing.</summary>
    /// <param name="message">The mail.</param>
    /// <param name="trusted">Authserv-ids of the servers whose word counts.</param>
    public static AuthenticationResults? Find(MimeMessage message, IReadOnlyCollection<string> trusted)
    {
        ArgumentNullException.ThrowIfNull(message);
        // The nearest server writes on top.
        return message.Headers.All("Authentication-Results").Select(x => Parse(x.Value))
            .FirstOrDefault(x => trusted.Contains(x.Server, StringComparer.OrdinalIgnoreCase));
    }

    /// <summary>Reads one field's value; what it does not understand it passes over.</summary>
    public static AuthenticationResults Parse(string value)
    {
        var parts = WithoutComments(value).Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var server = parts.Length == 0 ? "" : parts[0].Split((char[]?)null, 2, StringSplitOptions.RemoveEmptyEntries).FirstOrDefault() ?? "";
        string? dmarc = null, spf = null, dkim = null;
        foreach (var part in parts.Skip(1))
        {
            var words = part.Split((char[]?)null, 2, StringSplitOptions.RemoveEmptyEntries)[0].Split('=', 2);
            if (words is not [var method, var found])
                continue;
            var result = found.Trim().ToLowerInvariant();
            switch (method.Trim().Split('/')[0].ToLowerInvariant())
            {
                case "dmarc":
                    dmarc ??= result;
                    break;
                case "spf":
                    spf ??= result;
                    break;
                case "dkim":
                    dkim = dkim is "pass" ? dkim : result;
                    break;
            }
        }
        return new(server, dmarc, spf, dkim);
    }

    // Comments may nest (RFC 5322 section 3.2.2).
    private static string WithoutComments(string value)
    {
        var text = new System.Text.StringBuilder(value.Length);
        var depth = 0;
        foreach (var character in value)
        {
            if (character == '(')
                depth++;
            else if (character == ')' && depth > 0)
                depth--;
            else if (depth == 0)
                text.Append(character);
        }
        return text.ToString();
    }
}
