using Microsoft.EntityFrameworkCore;
using ServiceDesk.Access;
using ServiceDesk.Database;

namespace ServiceDesk.SingleSignOn;

/// <summary>Makes an identity provider known, changes it, takes it out of use and brings it back.</summary>
public sealed class KeepProvider(DeskDb db, ProviderSecrets secrets, SingleSignOnSettings settings)
{
    public async Task<ProviderOutcome> CreateAsync(Act act, ProviderInput input, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(act);
        ArgumentNullException.ThrowIfNull(input);
        if (!act.Allows(Right.Settings))
            return ProviderOutcome.NotFound;
        if (await input.CheckAsync(db, settings, cancellation) is not ProviderOutcome.Done and var refusal)
            return refusal;
        var provider = new IdentityProvider { TenantId = act.TenantId, Name = "", Issuer = "", ClientId = "", Scopes = "", CreatedAt = act.At };
        input.GiveTo(provider, db, secrets);
        db.Add(provider);
        await db.SaveChangesAsync(cancellation);
        return ProviderOutcome.Done;
    }

    public async Task<ProviderOutcome> ChangeAsync(Act act, long id, ProviderInput input, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(act);
        ArgumentNullException.ThrowIfNull(input);
        if (!act.Allows(Right.Settings) || await db.IdentityProviders.Include(x => x.Roles).SingleOrDefaultAsync(x => x.Id == id, cancellation) is not { } provider)
            return ProviderOutcome.NotFound;
        if (await input.CheckAsync(db, settings, cancellation) is not ProviderOutcome.Done and var refusal)
            return refusal;
        input.GiveTo(provider, db, secrets);
        await db.SaveChangesAsync(cancellation);
        return ProviderOutcome.Done;
    }

    /// <param name="isArchived">False: it is used again.</param>
    public async Task<ProviderOutcome> ArchiveAsync(Act act, long id, bool isArchived, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(act);
        if (!act.Allows(Right.Settings) || await db.IdentityProviders.SingleOrDefaultAsync(x => x.Id == id, cancellation) is not { } provider)
            return ProviderOutcome.NotFound;
        provider.ArchivedAt = isArchived ? provider.ArchivedAt ?? act.At : null;
        await db.SaveChangesAsync(cancellation);
        return ProviderOutcome.Done;
    }
}
