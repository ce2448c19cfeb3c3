using Microsoft.EntityFrameworkCore;
using ServiceDesk.Access;
using ServiceDesk.Database;

namespace ServiceDesk.Partners;

/// <summary>A partner's person says whether new requests and answers of the customers under the partner are told to them by mail.</summary>
public sealed class ChoosePartnerNotices(DeskDb db)
{
    /// <returns>False when the person who acts is registered nowhere.</returns>
    public async Task<bool> RunAsync(Act act, bool isTold, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(act);
        if (await db.PartnerPeople.SingleOrDefaultAsync(x => x.PersonId == act.PersonId && x.EndedAt == null, cancellation) is not { } registered)
            return false;
        registered.IsTold = isTold;
        await db.SaveChangesAsync(cancellation);
        return true;
    }
}
