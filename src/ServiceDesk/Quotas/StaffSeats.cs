using Microsoft.EntityFrameworkCore;
using ServiceDesk.Database;
using ServiceDesk.People;
using ServiceDesk.Tenants;

namespace ServiceDesk.Quotas;

/// <summary>The places for people who work as staff.</summary>
public static class StaffSeats
{
    /// <summary>Call it behind <see cref="SettingsLock"/>, which holds until somebody has taken the place: two at once must not get the last one.</summary>
    public static async Task<bool> HasOneAsync(DeskDb db, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(db);
        var seats = await db.Tenants.Where(x => x.Id == db.TenantId).Select(x => x.QuotaSeats).SingleAsync(cancellation);
        return seats is null || await TakenAsync(db, cancellation) < seats;
    }

    public static Task<int> TakenAsync(DeskDb db, CancellationToken cancellation) =>
        db.People.CountAsync(x => x.StaffSince != null && x.StaffUntil == null, cancellation);
}
