using Microsoft.EntityFrameworkCore;
using ServiceDesk.Database;
using ServiceDesk.People;
using ServiceDesk.Tenants;

namespace ServiceDesk.Audit;

/// <summary>Turns changes into entries of the log, in the transaction that saves them: <see cref="DeskDb"/> calls it at every save.</summary>
internal static class AuditTrail
{
    /// <summary>Columns by which rows are called, the first that there is.</summary>
    private static readonly string[] Titles = ["Name", "Address", "Pattern", "Event", "UserName", "Kind", "Number"];

    /// <exception cref="InvalidOperationException">Another tenant's settings were about to be changed.</exception>
    public static async Task<IReadOnlyList<AuditEntry>> EntriesAsync(DeskDb db, IReadOnlyList<AuditedChange> changes, CancellationToken cancellation)
    {
        if (changes.FirstOrDefault(x => x.Row is Tenant tenant && tenant.Id != db.TenantId) is { Row: Tenant foreign })
            throw new InvalidOperationException($"The settings of tenant {foreign.Id} were about to be changed while working for tenant {db.TenantId}; enter the tenant first, or its log cannot tell of it.");
        var accounts = await OwnersAsync(db, changes, cancellation);
        var about = changes.Select(x => AboutPerson(x, accounts)).ToList();
        var actor = db.Actor;
        var names = await NamesAsync(db, [.. about.Append(actor.PersonId).OfType<long>().Distinct()], cancellation);
        return [.. changes.Select((change, i) =>
        {
            // Whoever signs in does it themselves, whoever else may be signed in with that browser.
            var person = change.Kind is AuditKind.SignedIn or AuditKind.SignedOut ? about[i] ?? actor.PersonId : actor.PersonId;
            return Entry(db, change.Kind, person, person is { } id ? names.GetValueOrDefault(id) : null, change.TypeName, change.Key, about[i],
                new() { About = TitleOf(change, about[i], names), Values = change.Values() });
        })];
    }

    /// <summary>An entry of the moment; it is saved with the caller's changes.</summary>
    public static AuditEntry Entry(
        DeskDb db, AuditKind kind, long? personId, string? personName, string aboutType, string aboutId, long? aboutPerson, AuditDetails details)
    {
        var text = details.Write();
        return new()
        {
            TenantId = db.TenantId, At = db.Now, Kind = kind, Door = db.Actor.Door, PersonId = personId, PersonName = personName,
            AboutType = aboutType, AboutId = aboutId.Length <= AuditEntry.AboutIdLength ? aboutId : aboutId[..AuditEntry.AboutIdLength], AboutPersonId = aboutPerson,
            Details = text, DetailsDigest = AuditHash.OfText(text),
        };
    }

    /// <summary>Adds an entry by whoever acts in this scope, to be saved with the caller's changes.</summary>
    public static async Task NoteAsync(
        DeskDb db, AuditKind kind, string aboutType, string aboutId, long? aboutPerson, AuditDetails details, CancellationToken cancellation)
    {
        var person = db.Actor.PersonId;
        var name = person is null ? null : await db.People.Where(x => x.Id == person).Select(x => x.Name).SingleOrDefaultAsync(cancellation);
        db.Add(Entry(db, kind, person, name, aboutType, aboutId, aboutPerson, details));
    }

    public static async Task<Dictionary<long, string>> NamesAsync(DeskDb db, List<long> ids, CancellationToken cancellation) => ids.Count == 0 ? []
        : await db.People.AsNoTracking().Where(x => ids.Contains(x.Id)).Select(x => new { x.Id, x.Name }).ToDictionaryAsync(x => x.Id, x => x.Name, cancellation);

    private static async Task<Dictionary<long, long>> OwnersAsync(DeskDb db, IReadOnlyList<AuditedChange> changes, CancellationToken cancellation)
    {
        var ids = changes.Select(AccountOf).OfType<long>().Distinct().ToList();
        return ids.Count == 0 ? []
            : await db.Accounts.AsNoTracking().Where(x => ids.Contains(x.Id)).Select(x => new { x.Id, x.PersonId }).ToDictionaryAsync(x => x.Id, x => x.PersonId, cancellation);
    }

    private static long? AccountOf(AuditedChange change) => (change.Find(nameof(Session.AccountId)) ?? change.Find(nameof(AccountToken.UserId))) as long?;

    private static long? AboutPerson(AuditedChange change, Dictionary<long, long> accounts) => change.Row switch
    {
        Person person => person.Id,
        Account account => account.PersonId,
        _ when AccountOf(change) is { } account => accounts.TryGetValue(account, out var owner) ? owner : null,
        _ => change.Find(nameof(Access.PersonRole.PersonId)) as long?,
    };

    private static string? TitleOf(AuditedChange change, long? person, Dictionary<long, string> names) =>
        change.Row is Session or Access.PersonRole or PersonSkill or GroupMember && person is { } id && names.TryGetValue(id, out var name) ? name
        : Titles.Select(change.Find).FirstOrDefault(x => x is not null)?.ToString();
}
