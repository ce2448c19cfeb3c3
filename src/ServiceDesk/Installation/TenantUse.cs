using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ServiceDesk.Database;
using ServiceDesk.Intake;
using ServiceDesk.Outbox;
using ServiceDesk.People;
using ServiceDesk.Tenants;
using ServiceDesk.Tickets;

namespace ServiceDesk.Installation;

/// <summary>How much a tenant is used.</summary>
/// <param name="AttachmentBytes">As they were sent; the same file in two messages counts twice.</param>
/// <param name="MailsIn">Of the last thirty days.</param>
/// <param name="MailsOut">Of the last thirty days.</param>
/// <param name="FailingMailboxes">That do not answer at this moment.</param>
public sealed record TenantUse(int Staff, int People, int Tickets, int ActiveTickets, long AttachmentBytes, int MailsIn, int MailsOut, int Mailboxes, int FailingMailboxes);

/// <summary>Counts what a tenant has, inside its walls.</summary>
public sealed class CountTenantUse(TenantScopes tenants, UtcClock clock)
{
    private static readonly TimeSpan Recently = TimeSpan.FromDays(30);

    public async Task<TenantUse> RunAsync(TenantInfo tenant, CancellationToken cancellation)
    {
        await using var scope = tenants.Enter(tenant);
        var db = scope.ServiceProvider.GetRequiredService<DeskDb>();
        var since = UtcClock.Cut(clock.UtcNow - Recently);
        return new(
            await db.People.CountAsync(x => x.Role != null, cancellation),
            await db.People.CountAsync(cancellation),
            await db.Tickets.CountAsync(cancellation),
            await db.Tickets.CountAsync(x => x.IsActive, cancellation),
            await db.Attachments.SumAsync(x => (long)x.Size, cancellation),
            await db.Journal.CountAsync(x => x.ReceivedAt > since, cancellation),
            await db.Outbox.CountAsync(x => x.CreatedAt > since, cancellation),
            await db.Mailboxes.CountAsync(x => x.ArchivedAt == null, cancellation),
            await db.Mailboxes.CountAsync(x => x.ArchivedAt == null && x.FailingSince != null, cancellation));
    }
}
