using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ServiceDesk.Database;

namespace ServiceDesk.Tickets;

/// <summary>What somebody was asked to answer.</summary>
public enum ReplyRole
{
    /// <summary>Staff: a notice. Their answer goes to the requester (C6).</summary>
    Notice = 's',

    /// <summary>Staff: a notice of what staff alone read. Their answer stays among colleagues.</summary>
    Note = 'n',

    /// <summary>Somebody outside: a forwarded ticket. Their answer is for staff alone.</summary>
    Forward = 'f',

    /// <summary>A partner's person: what they were told of. Their answer counts while they may process the ticket.</summary>
    Partner = 'p',
}

/// <summary>
/// "The answer of this person to this ticket", signed with the tenant's key: stands in the reply addresses of mails whose answers are
/// not the requester's. It tells what an answer is; who wrote it is told by its sender, so that whoever else gets hold of it is nobody.
/// </summary>
public readonly record struct ReplyKey(ReplyRole Role, int Number, long PersonId)
{
    private const int SignatureBytes = 10;

    /// <returns>Number, role and person, 20 hexadecimal digits: <c>17-s42-…</c>, fit for a local part, in which case does not count.</returns>
    public string Sign(TenantInfo tenant)
    {
        ArgumentNullException.ThrowIfNull(tenant);
        var content = string.Create(CultureInfo.InvariantCulture, $"{Number}-{(char)Role}{PersonId}");
        var signature = HMACSHA256.HashData(tenant.Key, Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"reply:{tenant.Id}:{content}")));
        return $"{content}-{Convert.ToHexStringLower(signature.AsSpan(0, SignatureBytes))}";
    }

    /// <returns>Null for what this tenant has not signed.</returns>
    public static ReplyKey? Verify(TenantInfo tenant, string key)
    {
        ArgumentNullException.ThrowIfNull(tenant);
        var given = key?.ToLowerInvariant() ?? "";
        if (given.Split('-') is not [var digits, [var letter, .. var person], _]
            || (ReplyRole)letter is not (ReplyRole.Notice or ReplyRole.Note or ReplyRole.Forward or ReplyRole.Partner)
            || !int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            || !long.TryParse(person, NumberStyles.None, CultureInfo.InvariantCulture, out var personId))
            return null;
        var found = new ReplyKey((ReplyRole)letter, number, personId);
        return CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(found.Sign(tenant)), Encoding.UTF8.GetBytes(given)) ? found : null;
    }
}
