using Microsoft.EntityFrameworkCore;
using ServiceDesk.Database;

namespace ServiceDesk.Access.Tokens;

/// <summary>What somebody asks for who makes a token.</summary>
/// <param name="Days">How long it lasts; 1 to <see cref="ApiTokens.MostDays"/>.</param>
public sealed record ApiTokenInput(string Name, bool IsReadOnly, int Days);

/// <summary>Makes, finds and revokes tokens of the API.</summary>
public sealed class ApiTokens(DeskDb db)
{
    public const int MostDays = 366;

    /// <summary>How exactly it is known when a token was used last.</summary>
    public static readonly TimeSpan UsedEvery = TimeSpan.FromMinutes(5);

    /// <summary>By this, people and scanners of leaked secrets know what they have found.</summary>
    private const string Prefix = "desk_";

    /// <returns>What the program has to show: told this once, and kept nowhere.</returns>
    public async Task<string> CreateAsync(Act act, ApiTokenInput input, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(act);
        ArgumentNullException.ThrowIfNull(input);
        ArgumentOutOfRangeException.ThrowIfLessThan(input.Days, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(input.Days, MostDays);
        var secret = TokenSecret.New();
        var token = new ApiToken
        {
            TenantId = act.TenantId, PersonId = act.PersonId ?? throw new ArgumentException("A token is somebody's.", nameof(act)), Name = input.Name.Trim(),
            Hash = TokenSecret.HashOf(secret), IsReadOnly = input.IsReadOnly, CreatedAt = act.At, ExpiresAt = act.At.AddDays(input.Days),
        };
        db.Add(token);
        await db.SaveChangesAsync(cancellation);
        return TokenSecret.Write(Prefix, token.Id, secret);
    }

    /// <summary>Those of one person that are open, the newest first.</summary>
    public Task<List<ApiToken>> OpenAsync(long personId, DateTime at, CancellationToken cancellation) =>
        db.ApiTokens.AsNoTracking().Where(x => x.PersonId == personId && x.RevokedAt == null && x.ExpiresAt > at).OrderByDescending(x => x.Id).ToListAsync(cancellation);

    /// <returns>False when the person has no such open token.</returns>
    public async Task<bool> RevokeAsync(Act act, long id, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(act);
        if (await db.ApiTokens.SingleOrDefaultAsync(x => x.Id == id && x.PersonId == act.PersonId && x.RevokedAt == null, cancellation) is not { } token)
            return false;
        token.RevokedAt = act.At;
        await db.SaveChangesAsync(cancellation);
        return true;
    }

    /// <returns>The open token that was shown; null when it is none of this tenant's, has expired or was revoked.</returns>
    public async Task<ApiToken?> FindAsync(string shown, DateTime at, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(shown);
        if (TokenSecret.Read(Prefix, shown) is not { } read)
            return null;
        var token = await db.ApiTokens.SingleOrDefaultAsync(x => x.Id == read.Id, cancellation);
        if (!TokenSecret.Fits(read.Secret, token?.Hash) || token?.IsOpen(at) != true)
            return null;
        if (token.UsedAt is null || token.UsedAt + UsedEvery < at)
        {
            token.UsedAt = at;
            await db.SaveChangesAsync(cancellation);
        }
        return token;
    }
}
