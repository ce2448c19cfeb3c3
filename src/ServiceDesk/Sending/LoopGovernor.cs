using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using ServiceDesk.Database;
using ServiceDesk.Intake;
using ServiceDesk.Mail.Mime;
using ServiceDesk.Outbox;
using ServiceDesk.People;

namespace ServiceDesk.Sending;

/// <summary>
/// Stops automatic mail that goes round in circles: two machines that answer each other would do it for ever. Automatic mails are
/// counted by address, by ticket and by mailbox over ten minutes and a day; above a limit they are withheld, with the reason.
/// What a person wrote is never counted and never withheld.
/// </summary>
public sealed class LoopGovernor(DeskDb db, OwnAddresses own, GovernorSettings settings, MailboxPace pace)
{
    /// <summary>Earlier mails to all recipients of a batch that are read at once; where there are more, each recipient's are read for themselves.</summary>
    private const int MostTogether = 500;

    private readonly HashSet<Guid> withheld = [];
    private ILookup<long, Earlier> byPerson = Enumerable.Empty<Earlier>().ToLookup(x => x.PersonId);
    private ILookup<long, Earlier> byTicket = Enumerable.Empty<Earlier>().ToLookup(x => x.PersonId);

    /// <summary>Reads what <see cref="RefusalAsync"/> has to know of these mails, for all of them at once.</summary>
    public async Task LoadAsync(IReadOnlyList<OutboxMail> mails, CancellationToken cancellation)
    {
        var automatic = mails.Where(x => x.IsAutomatic).ToList();
        if (automatic.Count == 0)
            return;
        await own.LoadAsync(automatic.Select(x => x.Person.Address), cancellation);
        // Of thousands that wait at once only the first are looked at: what is beyond them is withheld by the time it is its turn.
        var (since, until) = (automatic.Min(x => x.CreatedAt) - GovernorSettings.Long, automatic.Max(x => x.CreatedAt));
        var lately = db.Outbox.Where(x =>
            OutboxMail.AutomaticKinds.Contains(x.Kind) && x.State != OutboxState.Withheld && x.CreatedAt > since && x.CreatedAt <= until);
        byPerson = (await EarlierOfAsync([.. automatic.Select(x => x.Person).DistinctBy(x => x.Id)], lately, mails.Count, cancellation)).ToLookup(x => x.PersonId);
        // A ticket is acknowledged once.
        var tickets = automatic.Where(x => x.Kind != OutboxKind.Acknowledgement).Select(x => x.TicketId).OfType<long>().Distinct().ToList();
        if (tickets.Count > 0)
            byTicket = (await EarlierAsync(lately.Where(x => tickets.Contains(x.TicketId!.Value)), cancellation)).ToLookup(x => x.TicketId ?? 0);
    }

    /// <param name="mail">One of those that were given to <see cref="LoadAsync"/>.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>Why the mail must not leave; null: it may.</returns>
    public async Task<string?> RefusalAsync(OutboxMail mail, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(mail);
        if (!mail.IsAutomatic)
            return null;
        var reason = await FindRefusalAsync(mail, cancellation);
        if (reason is not null)
            withheld.Add(mail.Id);
        return reason;
    }

    private async Task<string?> FindRefusalAsync(OutboxMail mail, CancellationToken cancellation)
    {
        var address = mail.Person.Address;
        if (MachineAddress.IsNeverAnswered(address))
            return $"{address} belongs to a machine: it gets no automatic mail.";
        if (await own.ContainAsync(address, cancellation))
            return $"{address} is a mailbox of this installation: it gets no automatic mail.";
        var (perShort, perLong) = mail.Person.IsStaff && mail.Kind.IsStaffNotice()
            ? (settings.StaffPer10Minutes, settings.StaffPerDay)
            : (settings.AddressPer10Minutes, settings.AddressPerDay);
        return Beyond(byPerson[mail.PersonId], mail, perShort, perLong, $"{address} has got")
            ?? (mail is { Kind: not OutboxKind.Acknowledgement, TicketId: { } ticket }
                ? Beyond(byTicket[ticket], mail, settings.TicketPer10Minutes, settings.TicketPerDay, "This ticket has caused")
                : null)
            ?? await BeyondPaceAsync(mail, cancellation);
    }

    private async Task<List<Earlier>> EarlierOfAsync(List<Person> people, IQueryable<OutboxMail> lately, int waiting, CancellationToken cancellation)
    {
        var ids = people.ConvertAll(x => x.Id);
        var earlier = await EarlierAsync(lately.Where(x => ids.Contains(x.PersonId)).OrderBy(x => x.PersonId).ThenBy(x => x.CreatedAt).Take(MostTogether), cancellation);
        if (earlier.Count < MostTogether)
            return earlier;
        // Of each person no more than decide: in a storm one of them may have thousands.
        earlier.Clear();
        foreach (var person in people)
        {
            var most = (person.IsStaff ? Math.Max(settings.StaffPerDay, settings.AddressPerDay) : settings.AddressPerDay) + waiting;
            earlier.AddRange(await EarlierAsync(lately.Where(x => x.PersonId == person.Id).OrderByDescending(x => x.CreatedAt).Take(most), cancellation));
        }
        return earlier;
    }

    private static Task<List<Earlier>> EarlierAsync(IQueryable<OutboxMail> mails, CancellationToken cancellation) =>
        mails.Select(x => new Earlier(x.Id, x.PersonId, x.TicketId, x.CreatedAt)).ToListAsync(cancellation);

    // Of many that wait at once the first ones leave.
    private string? Beyond(IEnumerable<Earlier> earlier, OutboxMail mail, int perShort, int perLong, string who)
    {
        var (since, lately) = (mail.CreatedAt - GovernorSettings.Long, mail.CreatedAt - GovernorSettings.Short);
        var times = earlier.Where(x => x.At > since && (x.At < mail.CreatedAt || (x.At == mail.CreatedAt && x.Id.CompareTo(mail.Id) < 0)) && !withheld.Contains(x.Id))
            .Select(x => x.At).ToList();
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
            .OrderBy(x => x.CreatedAt).Take(most + 1).CountAsync(cancellation));
        return sent <= most
            ? null
            : $"The mailbox has sent {most} automatic mails within ten minutes, which is the limit.";
    }

    private sealed record Earlier(Guid Id, long PersonId, long? TicketId, DateTime At);
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
