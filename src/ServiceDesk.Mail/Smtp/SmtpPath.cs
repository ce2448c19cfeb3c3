using System.Buffers;
using System.Text;

namespace ServiceDesk.Mail.Smtp;

/// <summary>The address in MAIL FROM and RCPT TO with the parameters behind it (RFC 5321 4.1.2).</summary>
/// <param name="Address">Without brackets and source route; empty for <c>&lt;&gt;</c>.</param>
/// <param name="Parameters">Such as <c>SIZE=1000</c>.</param>
internal sealed record SmtpPath(string Address, IReadOnlyList<string> Parameters)
{
    /// <summary>RFC 5321 4.5.3.1: 64 for the local part, 255 for the domain.</summary>
    private const int MaxLocal = 64;

    private const int MaxDomain = 255;

    private static readonly SearchValues<char> NotInDomain = SearchValues.Create(" <>()\",;\\@");

    private static readonly SearchValues<char> NotInLocalPart = SearchValues.Create(" <>()[]\",:;\\@");

    /// <param name="argument">What stands behind MAIL or RCPT.</param>
    /// <param name="prefix"><c>FROM:</c> or <c>TO:</c>. A space behind it is against the grammar, and common.</param>
    public static SmtpPath? Parse(string argument, string prefix)
    {
        if (!argument.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))
            return null;
        var text = argument[prefix.Length..].TrimStart(' ');
        var end = ClosingBracket(text);
        if (end < 0 || (end + 1 < text.Length && text[end + 1] != ' '))
            return null;

        var address = text[1..end];
        // Source routes are to be understood and may be ignored (RFC 5321 appendix C).
        if (address.StartsWith('@') && address.IndexOf(':', StringComparison.Ordinal) is var colon and > 0)
            address = address[(colon + 1)..];
        return IsAddress(address) ? new SmtpPath(address, text[(end + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries)) : null;
    }

    public string? Parameter(string name) =>
        Parameters.FirstOrDefault(p => p.StartsWith(name + "=", StringComparison.OrdinalIgnoreCase))?[(name.Length + 1)..];

    /// <summary>Whether the address can be taken without SMTPUTF8.</summary>
    public bool IsAscii => Ascii.IsValid(Address);

    private static int ClosingBracket(string text)
    {
        if (!text.StartsWith('<'))
            return -1;
        var quoted = false;
        for (var i = 1; i < text.Length; i++)
        {
            if (text[i] == '\\' && quoted)
                i++;
            else if (text[i] == '"')
                quoted = !quoted;
            else if (text[i] == '>' && !quoted)
                return i;
        }
        return -1;
    }

    private static bool IsAddress(string address)
    {
        if (address.Length == 0 || address.Equals("postmaster", StringComparison.OrdinalIgnoreCase))
            return true;
        var at = address.LastIndexOf('@');
        if (at <= 0 || at == address.Length - 1 || at > MaxLocal || address.Length - at - 1 > MaxDomain)
            return false;
        return IsLocalPart(address[..at]) && address.AsSpan(at + 1).IndexOfAny(NotInDomain) < 0 && !address.Any(char.IsControl);
    }

    private static bool IsLocalPart(string local)
    {
        if (!local.StartsWith('"'))
            return local.AsSpan().IndexOfAny(NotInLocalPart) < 0;
        if (local.Length < 3 || !local.EndsWith('"'))
            return false;
        for (var i = 1; i < local.Length - 1; i++)
        {
            if (local[i] == '"' || (local[i] == '\\' && ++i == local.Length - 1))
                return false;
        }
        return true;
    }
}
