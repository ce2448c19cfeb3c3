using Microsoft.EntityFrameworkCore;
using ServiceDesk.Database;

namespace ServiceDesk.People;

/// <summary>A tenant keeps an administrator.</summary>
internal static class Administrators
{
    /// <summary>Ask behind <see cref="SettingsLock"/>: two who dismiss each other at once would both be told that the other stays.</summary>
    public static async Task<bool> IsLastAsync(DeskDb db, Person person, CancellationToken cancellation) =>
        person.Role == StaffRole.Administrator
        && !await db.People.AnyAsync(
            x => x.Id != person.Id && x.Role == StaffRole.Administrator && x.StaffSince != null && x.StaffUntil == null, cancellation);
}
