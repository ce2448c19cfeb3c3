using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace ServiceDesk.Audit;

/// <summary>SHA-256 over the fields of an entry in a fixed form, the hash before it among them.</summary>
internal static class AuditHash
{
    /// <summary>What stands before the first entry.</summary>
    public static readonly string Start = new('0', AuditEntry.HashLength);

    public static string Of(AuditEntry entry) => OfText(string.Create(
        CultureInfo.InvariantCulture,
        $"1\n{entry.TenantId}\n{entry.Sequence}\n{entry.At.Ticks}\n{(int)entry.Kind}\n{(int)entry.Door}\n{entry.PersonId}\n{entry.AboutType}\n{entry.AboutId}\n{entry.AboutPersonId}\n{entry.DetailsDigest}\n{entry.PreviousHash}"));

    public static string OfText(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
