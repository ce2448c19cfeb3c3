using System.Globalization;
using ServiceDesk.Database;
using ServiceDesk.Tickets;

namespace ServiceDesk.Outbox;

/// <summary>
/// The Message-IDs of the desk's own mails: <c>desk.{outbox row}.{signed ticket key}@{domain}</c>. They follow from the row, so a
/// delivery repeated after a kill is recognised by the recipient's server, and they lead an answer back to its ticket.
/// </summary>
/// <param name="OutboxId">The outbox row.</param>
/// <param name="Number">The ticket's number; null for a mail about no ticket.</param>
public readonly record struct DeskMessageId(Guid OutboxId, int? Number)
{
    private const string Prefix = "desk.";

    /// <returns>Without angle brackets.</returns>
    public string ToString(TenantInfo tenant, string domain) =>
        $"{Prefix}{OutboxId:N}.{(Number is { } number ? TicketKey.Sign(tenant, number) : "0")}@{domain}";

    /// <returns>Null for an id that this tenant's desk did not make.</returns>
    public static DeskMessageId? Parse(TenantInfo tenant, string id)
    {
        var at = id.IndexOf('@', StringComparison.Ordinal);
        var local = at < 0 ? id : id[..at];
        return local.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase)
            && local[Prefix.Length..].Split('.') is [var row, var key]
            && Guid.TryParseExact(row, "N", out var outbox)
            && TicketKey.Verify(tenant, key) is { } number
            ? new DeskMessageId(outbox, number)
            : null;
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{OutboxId:N} {Number}");
}
