using Microsoft.EntityFrameworkCore;
using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.Outbox;

namespace ServiceDesk.People;

/// <summary>What was changed in how somebody signs in.</summary>
public enum AccountChange
{
    Password = 1,
    PasskeyAdded = 2,
    PasskeyRemoved = 3,
    AuthenticatorAdded = 4,
    AuthenticatorRemoved = 5,
    TokenMade = 6,
}

/// <summary>Mails a person what was changed in how they sign in, so that they hear of what they did not do themselves.</summary>
public sealed class TellOfAccountChange(DeskDb db)
{
    public async Task RunAsync(Act act, AccountChange change, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(act);
        await RunAsync(await db.People.SingleAsync(x => x.Id == act.PersonId, cancellation), change, act.At, cancellation);
    }

    public async Task RunAsync(Person person, AccountChange change, DateTime at, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(person);
        if (!person.GetsMail)
            return;
        new OutboxMail { TenantId = person.TenantId, Kind = OutboxKind.AccountChange, Person = person, Text = change.ToString(), CreatedAt = at }.AddTo(db);
        await db.SaveChangesAsync(cancellation);
    }
}
