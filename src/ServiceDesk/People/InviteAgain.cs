using Microsoft.EntityFrameworkCore;
using ServiceDesk.Access;
using ServiceDesk.Database;

namespace ServiceDesk.People;

/// <summary>Mails a member of staff another invitation, for one that was lost or has ended.</summary>
public sealed class InviteAgain(DeskDb db, Invitations invitations)
{
    public async Task<StaffOutcome> RunAsync(Act act, long personId, CancellationToken cancellation)
    {
        var person = await db.People.SingleOrDefaultAsync(x => x.Id == personId, cancellation);
        if (person is not { IsStaff: true })
            return StaffOutcome.NotFound;
        await invitations.SendAsync(act, person, cancellation);
        return StaffOutcome.Done;
    }
}
