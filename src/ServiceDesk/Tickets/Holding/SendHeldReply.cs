using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.Tenants;

namespace ServiceDesk.Tickets.Holding;

public enum HeldOutcome
{
    /// <summary>It was sent, undone or returned by somebody else.</summary>
    Gone,
    Sent,

    /// <summary>It could not be sent, and is its author's again.</summary>
    Returned,
}

/// <summary>
/// Sends a held reply, at its moment or because its author wants it now. Each attempt has a scope of its own: one that came to nothing
/// leaves nothing behind.
/// </summary>
public sealed class SendHeldReply(DeskDb db, TenantScopes tenants)
{
    /// <summary>Somebody else changed the ticket at the same moment: that is no reason not to send it.</summary>
    private const int MostAttempts = 5;

    /// <summary>By its author, who does not wait.</summary>
    /// <returns>Null: they may not work on the ticket, or the reply is somebody else's.</returns>
    public async Task<HeldOutcome?> NowAsync(Act act, int number, Guid id, CancellationToken cancellation)
    {
        if (!await HeldReplyList.IsOwnAsync(db, act, number, id, cancellation))
            return null;
        return await RunAsync(id, cancellation);
    }

    /// <exception cref="DbUpdateConcurrencyException">The ticket changes all the time.</exception>
    public async Task<HeldOutcome> RunAsync(Guid id, CancellationToken cancellation)
    {
        for (var attempt = 1; ; attempt++)
            try
            {
                return await AttemptAsync(id, cancellation);
            }
            catch (DbUpdateConcurrencyException) when (attempt < MostAttempts)
            {
                // Nothing of it was saved.
            }
    }

    private async Task<HeldOutcome> AttemptAsync(Guid id, CancellationToken cancellation)
    {
        ReturnReason reason;
        try
        {
            await using var scope = tenants.Enter(db.Tenant.Info);
            return await scope.ServiceProvider.GetRequiredService<DeliverHeldReply>().RunAsync(id, cancellation) ? HeldOutcome.Sent : HeldOutcome.Gone;
        }
        catch (OvertakenException)
        {
            reason = ReturnReason.Overtaken;
        }
        catch (TicketRuleException e)
        {
            reason = ReturnReason.Of(e);
        }
        await using var returning = tenants.Enter(db.Tenant.Info);
        return await returning.ServiceProvider.GetRequiredService<ReturnReply>().RunAsync(id, reason, cancellation) ? HeldOutcome.Returned : HeldOutcome.Gone;
    }
}
