using System.Globalization;
using ServiceDesk.Database;

namespace ServiceDesk.Access;

/// <summary>
/// Tokens that say "this person may see and answer this ticket", for links in mails: <c>17-42-…</c>, ticket, person, signature.
/// They last as long as the tenant's key; whether the person still takes part in the ticket is asked at every use.
/// </summary>
public static class TicketLinks
{
    private const string Purpose = "ticket-link";

    /// <returns>URL-safe; 26 characters and the digits of both numbers.</returns>
    public static string Issue(TenantInfo tenant, int ticketNumber, long personId)
    {
        ArgumentNullException.ThrowIfNull(tenant);
        var content = string.Create(CultureInfo.InvariantCulture, $"{ticketNumber}-{personId}");
        return $"{content}-{TenantSignature.Of(tenant, Purpose, content)}";
    }

    /// <returns>Null for anything that <see cref="Issue"/> would not have written for this tenant, character by character.</returns>
    public static (int Number, long PersonId)? Read(TenantInfo tenant, string token)
    {
        ArgumentNullException.ThrowIfNull(tenant);
        if (token?.Split('-', 3) is not [var ticket, var person, _]
            || !int.TryParse(ticket, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            || !long.TryParse(person, NumberStyles.None, CultureInfo.InvariantCulture, out var personId))
            return null;
        return TenantSignature.IsSame(Issue(tenant, number, personId), token) ? (number, personId) : null;
    }
}
