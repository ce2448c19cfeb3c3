using System.Globalization;
using System.Text;

namespace ServiceDesk.Mail.Dns;

/// <summary>Names as DNS takes them.</summary>
public static class DnsName
{
    private const int LongestName = 253;
    private const int LongestLabel = 63;
    private static readonly IdnMapping Idn = new();

    /// <summary>Lower case, international letters written in ASCII (RFC 5891 section 4.4), no dot at the end.</summary>
    /// <returns>Null for what is no name: an empty label, one of more than 63 characters, more than 253 in all, or other characters than letters, digits, '-' and '_'.</returns>
    public static string? Normalise(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        var plain = name.Trim().TrimEnd('.');
        if (plain.Length is 0 or > LongestName)
            return null;
        if (!Ascii.IsValid(plain))
        {
            try
            {
                plain = Idn.GetAscii(plain);
            }
            catch (ArgumentException)
            {
                return null; // It has letters that no name has.
            }
        }
        plain = plain.ToLowerInvariant();
        return plain.Length <= LongestName && plain.Split('.').All(IsLabel) ? plain : null;
    }

    private static bool IsLabel(string label) =>
        label.Length is > 0 and <= LongestLabel && label.All(x => char.IsAsciiLetterOrDigit(x) || x is '-' or '_');
}
