using ServiceDesk.Access;
using ServiceDesk.Database;

namespace ServiceDesk.Dispatch;

/// <summary>Takes a rule out of the draft; former sets keep it.</summary>
public sealed class DeleteRule(DeskDb db, RuleDrafts drafts)
{
    /// <returns>False when there is no such rule, or it is the last one for everything else.</returns>
    public async Task<bool> RunAsync(Act act, Guid key, CancellationToken cancellation)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        await SettingsLock.TakeAsync(db, cancellation);
        var draft = await drafts.OpenAsync(act, cancellation);
        if (draft.Rules.SingleOrDefault(x => x.Key == key && !x.IsDefault) is not { } rule)
            return false;
        db.Remove(rule);
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return true;
    }
}
