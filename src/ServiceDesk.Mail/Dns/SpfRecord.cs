using System.Globalization;
using System.Net;

namespace ServiceDesk.Mail.Dns;

/// <summary>A term of an SPF record (RFC 7208 section 4.6.1).</summary>
/// <param name="Qualifier"><c>+</c> pass, <c>-</c> fail, <c>~</c> doubtful, <c>?</c> nothing is said.</param>
/// <param name="Name">Of the mechanism or modifier, in lower case: <c>ip4</c>, <c>include</c>, <c>redirect</c>, …</param>
/// <param name="Value">What stands behind the colon or equals sign, without a length of networks; null: nothing.</param>
/// <param name="Bits">Length of the network for IPv4; null: none was given.</param>
/// <param name="Bits6">The same for IPv6.</param>
/// <param name="Written">As it was written.</param>
public sealed record SpfTerm(char Qualifier, string Name, string? Value, int? Bits, int? Bits6, string Written)
{
    /// <summary>Its value depends on the mail (RFC 7208 section 7).</summary>
    public bool HasMacro => Value?.Contains('%', StringComparison.Ordinal) == true;
}

/// <summary>An SPF record (RFC 7208): which servers may send mail of a domain.</summary>
/// <param name="Terms">In their order, which decides.</param>
public sealed record SpfRecord(IReadOnlyList<SpfTerm> Terms)
{
    private const string Version = "v=spf1";

    /// <summary>Whether a text is an SPF record (RFC 7208 section 4.5).</summary>
    public static bool IsSpf(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.StartsWith(Version, StringComparison.OrdinalIgnoreCase) && (text.Length == Version.Length || text[Version.Length] == ' ');
    }

    /// <param name="text">For which <see cref="IsSpf"/> holds.</param>
    public static SpfRecord Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new([.. text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(Term)]);
    }

    /// <summary>The record with one more term, before the one that speaks for all others.</summary>
    /// <param name="term">Such as <c>a:mail.example.org</c>.</param>
    public static string With(string text, string term)
    {
        ArgumentNullException.ThrowIfNull(text);
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries).ToList();
        var last = words.FindIndex(x => Term(x).Name is "all" or "redirect");
        words.Insert(last < 0 ? words.Count : last, term);
        return string.Join(' ', words);
    }

    private static SpfTerm Term(string written)
    {
        var qualifier = written[0] is '+' or '-' or '~' or '?' ? written[0] : '+';
        var rest = written.AsSpan().TrimStart("+-~?").ToString();
        var sign = rest.IndexOfAny([':', '=']);
        var slash = rest.IndexOf('/', StringComparison.Ordinal);
        var name = rest[..(sign >= 0 && (slash < 0 || sign < slash) ? sign : slash >= 0 ? slash : rest.Length)].ToLowerInvariant();
        var value = sign >= 0 && (slash < 0 || sign < slash) ? rest[(sign + 1)..] : slash >= 0 ? rest[slash..] : "";
        var lengths = value.IndexOf('/', StringComparison.Ordinal) is >= 0 and var at ? value[at..] : "";
        value = value[..^lengths.Length];
        var six = lengths.IndexOf("//", StringComparison.Ordinal);
        var isSix = name == "ip6";
        return new(qualifier, name, value.Length > 0 ? value : null,
            isSix ? null : BitsOf(six < 0 ? lengths : lengths[..six]), isSix ? BitsOf(lengths) : six < 0 ? null : BitsOf(lengths[(six + 1)..]), written);
    }

    private static int? BitsOf(string length) =>
        length.Length > 1 && int.TryParse(length.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var bits) && bits <= 128 ? bits : null;

    /// <summary>Whether an address lies in the network that begins with another one.</summary>
    internal static bool IsWithin(IPAddress address, IPAddress network, int? bits)
    {
        if (address.AddressFamily != network.AddressFamily)
            return false;
        var (one, other) = (address.GetAddressBytes(), network.GetAddressBytes());
        var left = Math.Min(bits ?? one.Length * 8, one.Length * 8);
        for (var i = 0; left > 0; i++, left -= 8)
        {
            var mask = left >= 8 ? 0xFF : 0xFF << (8 - left);
            if ((one[i] & mask) != (other[i] & mask))
                return false;
        }
        return true;
    }
}
