using System.Globalization;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.People;
using ServiceDesk.Quotas;
using ServiceDesk.Tickets;

namespace ServiceDesk.SingleSignOn;

/// <summary>Whether somebody whom a provider vouches for comes in.</summary>
public enum EntryOutcome
{
    Done = 1,

    /// <summary>They are not linked yet, and the provider names no address that it has verified.</summary>
    NoVerifiedAddress = 2,

    /// <summary>The provider's word does not count for addresses of this domain.</summary>
    ForeignDomain = 3,

    /// <summary>Nobody here has the address, and nobody is made known.</summary>
    Unknown = 4,

    /// <summary>They do not work here any more, or are no person.</summary>
    Dismissed = 5,

    /// <summary>The person with this address signs in by another account of the provider's.</summary>
    OtherSubject = 6,

    /// <summary>They would come to work here, or do, and hold no role: not by the provider's word, nor by hand.</summary>
    NoRole = 7,

    /// <summary>They would come to work here, and as many people do as the tenant's quota lets.</summary>
    NoSeat = 8,
}

/// <summary>
/// Finds the account of whoever a provider vouches for: by the link of an earlier sign-in, the first time by the verified address.
/// Afterwards the roles that the provider maps are as it says.
/// </summary>
public sealed class EnterByProvider(DeskDb db, UserManager<Account> accounts, AccountOpener opener, PersonFinder people, CatalogCache catalogs, UtcClock clock)
{
    public async Task<(EntryOutcome Outcome, Account? Account)> RunAsync(IdentityProvider provider, ProviderPerson vouched, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(provider);
        ArgumentNullException.ThrowIfNull(vouched);
        var name = provider.Id.ToString(CultureInfo.InvariantCulture);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        await SettingsLock.TakeAsync(db, cancellation);
        var account = await accounts.FindByLoginAsync(name, vouched.Key);
        if (account is null)
        {
            var (refusal, person) = await FirstTimeAsync(provider, vouched, cancellation);
            if (person is null)
                return (refusal, null);
            account = await opener.EnsureAsync(person, cancellation);
            if ((await accounts.GetLoginsAsync(account)).Any(x => x.LoginProvider == name))
                return (EntryOutcome.OtherSubject, null);
            var linked = await accounts.AddLoginAsync(account, new(name, vouched.Key, provider.Name));
            if (!linked.Succeeded)
                throw new InvalidOperationException($"Account {account.Id} could not be linked: {string.Join(" ", linked.Errors.Select(x => x.Description))}");
        }
        var known = await db.People.SingleAsync(x => x.Id == account.PersonId, cancellation);
        if (IsOut(known))
            return (EntryOutcome.Dismissed, null);
        await FollowRolesAsync(provider, vouched, known, cancellation);
        await db.SaveChangesAsync(cancellation);
        // Taken away is taken away, also from whoever is let in no further.
        await transaction.CommitAsync(cancellation);
        catalogs.Forget(db.TenantId);
        return await LacksRolesAsync(provider, known, cancellation) ? (EntryOutcome.NoRole, null) : (EntryOutcome.Done, account);
    }

    private async Task<(EntryOutcome Outcome, Person? Person)> FirstTimeAsync(IdentityProvider provider, ProviderPerson vouched, CancellationToken cancellation)
    {
        if (!vouched.IsAddressVerified || vouched.Address is null || !PersonFinder.IsAddress(Person.Fold(vouched.Address)))
            return (EntryOutcome.NoVerifiedAddress, null);
        if (!provider.VouchesFor(vouched.Address))
            return (EntryOutcome.ForeignDomain, null);
        var person = await people.FindAsync(vouched.Address, cancellation);
        if (person is null && !provider.CreatesPeople)
            return (EntryOutcome.Unknown, null);
        if (WouldLackRoles(provider, vouched, person))
            return (EntryOutcome.NoRole, null);
        person ??= await people.FindOrAddAsync(vouched.Name, vouched.Address, clock.UtcNow, cancellation);
        if (IsOut(person))
            return (EntryOutcome.Dismissed, null);
        if (provider.CreatesStaff && !person.IsStaff)
        {
            if (!await StaffSeats.HasOneAsync(db, cancellation))
                return (EntryOutcome.NoSeat, null);
            person.Employ(StaffRole.Agent, clock.UtcNow);
            await db.SaveChangesAsync(cancellation);
            if (provider.Roles.Count == 0)
                await DefaultRole.GiveAsync(db, person, cancellation);
        }
        await db.SaveChangesAsync(cancellation);
        return (EntryOutcome.Done, person);
    }

    // Nobody comes to work here without a role: where roles come from the provider, they come from it alone.
    private static bool WouldLackRoles(IdentityProvider provider, ProviderPerson vouched, Person? person) =>
        provider.CreatesStaff && person?.IsStaff != true && (person is null || !IsOut(person))
        && provider.Roles.Count > 0 && !provider.Roles.Exists(x => vouched.Roles.Contains(x.Value));

    private async Task<bool> LacksRolesAsync(IdentityProvider provider, Person person, CancellationToken cancellation) =>
        person is { IsStaff: true, Role: not StaffRole.Administrator } && provider.Roles.Exists(x => x.RoleId is not null)
        && !await db.PersonRoles.AnyAsync(x => x.PersonId == person.Id, cancellation);

    private static bool IsOut(Person person) => person.StaffUntil is not null || person.RepresentsTenantId is not null;

    /// <summary>Roles that no value is mapped to are nobody's business but the administrators'; so is being one, unless a value is mapped to it.</summary>
    private async Task FollowRolesAsync(IdentityProvider provider, ProviderPerson vouched, Person person, CancellationToken cancellation)
    {
        if (!person.IsStaff || provider.Roles.Count == 0)
            return;
        var given = provider.Roles.Where(x => vouched.Roles.Contains(x.Value)).ToList();
        if (provider.Roles.Any(x => x.RoleId is null))
        {
            var isAdministrator = given.Exists(x => x.RoleId is null);
            // A tenant keeps one, whatever a provider says.
            if (isAdministrator || !await Administrators.IsLastAsync(db, person, cancellation))
                person.Employ(isAdministrator ? StaffRole.Administrator : StaffRole.Agent, clock.UtcNow);
        }
        var mapped = provider.Roles.Select(x => x.RoleId).OfType<long>().ToHashSet();
        var had = (await db.PersonRoles.Where(x => x.PersonId == person.Id).ToListAsync(cancellation)).Select(x => x.RoleId).ToList();
        var wanted = given.Select(x => x.RoleId).OfType<long>().Concat(had.Where(x => !mapped.Contains(x))).ToHashSet();
        var archived = await db.Roles.Where(x => wanted.Contains(x.Id) && x.ArchivedAt != null).Select(x => x.Id).ToListAsync(cancellation);
        await GiveRoles.ReplaceAsync(db, person, [.. wanted.Except(archived)], cancellation);
    }
}
