using Microsoft.EntityFrameworkCore;
using ServiceDesk.Access;
using ServiceDesk.Database;

namespace ServiceDesk.Dispatch;

/// <summary>Puts the draft in force: the next request is placed by it.</summary>
public sealed class PublishRules(DeskDb db, RuleDrafts drafts, RuleBooks books)
{
    /// <returns>False when there is no draft.</returns>
    public async Task<bool> RunAsync(Act act, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(act);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        await SettingsLock.TakeAsync(db, cancellation);
        if (await drafts.FindAsync(cancellation) is not { } draft)
            return false;
        foreach (var former in await RuleBooks.InForce(db).ToListAsync(cancellation))
            former.Retire(act.At);
        draft.Publish(act.PersonId, act.At);
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        books.Forget(act.TenantId);
        return true;
    }
}

/// <summary>Throws the draft away; what is in force stays.</summary>
public sealed class DiscardRules(DeskDb db, RuleDrafts drafts)
{
    /// <returns>False when there is no draft.</returns>
    public async Task<bool> RunAsync(CancellationToken cancellation)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        await SettingsLock.TakeAsync(db, cancellation);
        if (await drafts.FindAsync(cancellation) is not { } draft)
            return false;
        db.RemoveRange(draft.Rules);
        db.Remove(draft);
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return true;
    }
}
