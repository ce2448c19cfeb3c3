using Microsoft.EntityFrameworkCore;
using ServiceDesk.Database;
using ServiceDesk.People;

namespace ServiceDesk.SingleSignOn;

/// <summary>Tells who may sign in by a provider alone. Administrators never are among them: somebody has to come in when the provider does not answer.</summary>
public sealed class OnlyWay(DeskDb db)
{
    /// <summary>The provider's name, where staff are to use nothing else; null: there is none.</summary>
    public Task<string?> NameAsync(CancellationToken cancellation) =>
        db.IdentityProviders.Where(x => x.IsOnlyWayForStaff && x.ArchivedAt == null).OrderBy(x => x.Id).Select(x => x.Name).FirstOrDefaultAsync(cancellation);

    public async Task<bool> IsForAsync(long personId, CancellationToken cancellation) =>
        await NameAsync(cancellation) is not null
        && await db.People.AnyAsync(x => x.Id == personId && x.StaffSince != null && x.StaffUntil == null && x.Role != StaffRole.Administrator, cancellation);
}
