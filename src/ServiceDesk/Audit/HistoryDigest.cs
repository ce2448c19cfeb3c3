using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ServiceDesk.Tickets;

namespace ServiceDesk.Audit;

/// <summary>
/// What the chain knows of a line of a ticket's history, written <c>id:ticket:digest</c>. Lines are never changed by corrections, which
/// are lines of their own; a line that differs was altered, unless a person's erasure says so, or its ticket was deleted for good.
/// </summary>
internal readonly record struct HistoryDigest(long Id, long TicketId, string Digest)
{
    /// <summary>128 bits: nobody can find another line with the same.</summary>
    private const int Bytes = 16;

    public static HistoryDigest Of(HistoryEntry row) => new(row.Id, row.TicketId, DigestOf(row));

    public static HistoryDigest Parse(string text) =>
        text.Split(':') is [var id, var ticket, var digest]
            ? new(long.Parse(id, CultureInfo.InvariantCulture), long.Parse(ticket, CultureInfo.InvariantCulture), digest)
            : throw new FormatException($"'{text}' is no line of a history; expected id:ticket:digest.");

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Id}:{TicketId}:{Digest}");

    private static string DigestOf(HistoryEntry row)
    {
        var text = string.Create(
            CultureInfo.InvariantCulture,
            $"{row.TenantId}\n{row.Id}\n{row.TicketId}\n{(int)row.Fact}\n{row.PersonId}\n{(int)row.Door}\n{row.At.Ticks}\n{Part(row.Why)}\n{Part(row.From)}\n{Part(row.To)}");
        return Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, Bytes));
    }

    // With its length, so that a line break within a text is not taken for the end of it.
    private static string Part(string? text) => text is null ? "-" : string.Create(CultureInfo.InvariantCulture, $"{text.Length}:{text}");
}
