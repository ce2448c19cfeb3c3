using Microsoft.EntityFrameworkCore;
using ServiceDesk.Database;
using ServiceDesk.Outbox;

namespace ServiceDesk.People;

/// <summary>Mails a link that signs in to whoever is known by an address; nothing to anybody else.</summary>
public sealed class SendSignInLink(DeskDb db, PersonFinder people, AccountOpener accounts, UtcClock clock)
{
    /// <summary>More than these within <see cref="Window"/> are not sent to one person, however many are asked for by whomever.</summary>
    public const int Most = 5;

    public static readonly TimeSpan Window = TimeSpan.FromHours(1);

    /// <summary>Returns nothing on purpose: whether an address is known is not for whoever asks.</summary>
    public async Task RunAsync(string address, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(address);
        var now = clock.UtcNow;
        var since = now - Window;
        if (await people.FindAsync(address, cancellation) is not { } person
            || await db.Outbox.CountAsync(x => x.CreatedAt > since && x.PersonId == person.Id && x.Kind == OutboxKind.SignInLink, cancellation) >= Most)
            return;
        await accounts.EnsureAsync(person, cancellation);
        new OutboxMail { TenantId = person.TenantId, Kind = OutboxKind.SignInLink, Person = person, CreatedAt = now }.AddTo(db);
        await db.SaveChangesAsync(cancellation);
    }
}
