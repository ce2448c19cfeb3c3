using Microsoft.EntityFrameworkCore;
using ServiceDesk.Access;
using ServiceDesk.Database;

namespace ServiceDesk.People;

/// <summary>Says what a customer's people may do with each other's requests in the portal.</summary>
public sealed class ShareRequests(DeskDb db)
{
    /// <returns>False when the person may not, or there is no such customer.</returns>
    public async Task<bool> RunAsync(Act act, long customerId, RequestSharing sharing, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(act);
        if (!act.Allows(Right.Edit) || !Enum.IsDefined(sharing) || await db.Customers.SingleOrDefaultAsync(x => x.Id == customerId, cancellation) is not { } customer)
            return false;
        customer.Sharing = sharing;
        await db.SaveChangesAsync(cancellation);
        return true;
    }
}
