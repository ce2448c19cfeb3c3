using Microsoft.EntityFrameworkCore;
using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.Tickets;

namespace ServiceDesk.People;

/// <summary>What somebody says of themselves.</summary>
/// <param name="Language">Two letters; null: the tenant's.</param>
/// <param name="TimeZone">IANA name; null: the tenant's.</param>
public sealed record ProfileInput(string Name, string? Phone, string? Language, string? TimeZone);

/// <summary>Changes the acting person's own name, telephone, language and time zone.</summary>
public sealed class ChangeProfile(DeskDb db, CatalogCache catalogs)
{
    /// <returns>False when the time zone is none; nothing is changed then.</returns>
    public async Task<bool> RunAsync(Act act, ProfileInput input, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(act);
        ArgumentNullException.ThrowIfNull(input);
        if (input.TimeZone is { } zone && !TimeZoneInfo.TryFindSystemTimeZoneById(zone, out _))
            return false;
        var person = await db.People.SingleAsync(x => x.Id == act.PersonId, cancellation);
        (person.Name, person.Phone, person.Language, person.TimeZone) = (input.Name.Trim(), Blank(input.Phone), Blank(input.Language), Blank(input.TimeZone));
        await db.SaveChangesAsync(cancellation);
        catalogs.Forget(act.TenantId);
        return true;
    }

    private static string? Blank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
