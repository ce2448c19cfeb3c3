using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using ServiceDesk.Database;
using ServiceDesk.Intake;
using ServiceDesk.Mail.Mime;
using ServiceDesk.Outbox;

namespace ServiceDesk.Sending;

/// <summary>
/// Stops automatic mail that goes round in circles: two machines that answer each other would do it for ever. Automatic mails are
/// counted by address, by ticket and by mailbox over ten minutes and a day; above a limit they are withheld, with the reason.
/// What a person wrote is never counted and never withheld.
/// </summary>
public sealed class LoopGovernor(DeskDb db, GovernorSettings settings, MailboxPace pace)
{
    /// <returns>Why the mail must not leave; null: it may.</returns>
    public async Task<string?> RefusalAsync(OutboxMail mail, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(mail);
        if (!mail.IsAutomatic)
            return null;
        var address = mail.Person.Address;
        if (MachineAddress.IsNeverAnswered(address))
            return $"{address} belongs to a machine: it gets no automatic mail.";
        var plain = MailAddressing.WithoutKey(address);
        if (await db.MailRoutes.AnyAsync(x => x.Address == plain, cancellation))
            return $"{address} is a mailbox of this installation: it gets no automatic mail.";
        return await BeyondAsync(
                Before(mail).Where(x => x.PersonId == mail.PersonId), mail, settings.AddressPer10Minutes, settings.AddressPerDay, $"{address} has got", cancellation)
            // A ticket is acknowledged once.
            ?? (mail.Kind == OutboxKind.Acknowledgement ? null : await BeyondAsync(
                Before(mail).Where(x => x.TicketId == mail.TicketId), mail, settings.TicketPer10Minutes, settings.TicketPerDay, "This ticket has caused", cancellation))
            ?? await BeyondPaceAsync(mail, cancellation);
    }

    // Of many that wait at once the first ones leave.
    private IQueryable<OutboxMail> Before(OutboxMail mail) => db.Outbox.Where(x =>
        OutboxMail.AutomaticKinds.Contains(x.Kind) && x.State != OutboxState.Withheld
        && (x.CreatedAt < mail.CreatedAt || (x.CreatedAt == mail.CreatedAt && x.Id < mail.Id)));

    private static async Task<string?> BeyondAsync(
        IQueryable<OutboxMail> mails, OutboxMail mail, int perShort, int perLong, string who, CancellationToken cancellation)
    {
        var (since, lately) = (mail.CreatedAt - GovernorSettings.Long, mail.CreatedAt - GovernorSettings.Short);
        var times = await mails.Where(x => x.CreatedAt > since).OrderByDescending(x => x.CreatedAt)
            .Select(x => x.CreatedAt).Take(Math.Max(perShort, perLong)).ToListAsync(cancellation);
        return times.Count(x => x > lately) >= perShort ? Reason(perShort, "ten minutes")
            : times.Count >= perLong ? Reason(perLong, "a day")
            : null;

        string Reason(int most, string within) =>
            $"{who} {most} automatic mails within {within}, which is the limit: perhaps two machines answer each other.";
    }

    private async Task<string?> BeyondPaceAsync(OutboxMail mail, CancellationToken cancellation)
    {
        var mailbox = mail.Ticket?.MailboxId;
        var since = mail.CreatedAt - GovernorSettings.Short;
        var most = settings.MailboxPer10Minutes;
        var sent = await pace.CountAsync(mail.TenantId, mailbox, () => db.Outbox
            .Where(x => OutboxMail.AutomaticKinds.Contains(x.Kind) && x.State != OutboxState.Withheld && x.CreatedAt > since && x.Ticket!.MailboxId == mailbox)
            .Take(most + 1).CountAsync(cancellation));
        return sent <= most
            ? null
            : $"The mailbox has sent {most} automatic mails within ten minutes, which is the limit.";
    }
}

/// <summary>
/// How many automatic mails a mailbox has sent lately. Counted anew every few seconds only: with thousands of mails a minute
/// counting for each would cost more than sending it.
/// </summary>
public sealed class MailboxPace(TimeProvider time)
{
    private static readonly TimeSpan KeptFor = TimeSpan.FromSeconds(10);

    private readonly ConcurrentDictionary<(int Tenant, long Mailbox), (int Count, long At)> counts = new();

    public async Task<int> CountAsync(int tenantId, long? mailboxId, Func<Task<int>> count)
    {
        ArgumentNullException.ThrowIfNull(count);
        var key = (tenantId, mailboxId ?? 0);
        if (counts.TryGetValue(key, out var kept) && time.GetElapsedTime(kept.At) < KeptFor)
            return kept.Count;
        var counted = (await count(), time.GetTimestamp());
        counts[key] = counted;
        return counted.Item1;
    }
}
