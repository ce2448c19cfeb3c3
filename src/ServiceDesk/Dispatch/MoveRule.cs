using ServiceDesk.Access;
using ServiceDesk.Database;

namespace ServiceDesk.Dispatch;

/// <summary>Lets a rule of the draft have its say one place earlier or later.</summary>
public sealed class MoveRule(DeskDb db, RuleDrafts drafts)
{
    /// <param name="earlier">Else later.</param>
    /// <returns>False when there is no such rule, or it is the last one for everything else.</returns>
    public async Task<bool> RunAsync(Act act, Guid key, bool earlier, CancellationToken cancellation)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        await SettingsLock.TakeAsync(db, cancellation);
        var draft = await drafts.OpenAsync(act, cancellation);
        var rules = draft.Rules.Where(x => !x.IsDefault).OrderBy(x => x.Order).ThenBy(x => x.Id).ToList();
        var at = rules.FindIndex(x => x.Key == key);
        if (at < 0)
            return false;
        var to = Math.Clamp(earlier ? at - 1 : at + 1, 0, rules.Count - 1);
        (rules[at], rules[to]) = (rules[to], rules[at]);
        for (var i = 0; i < rules.Count; i++)
            rules[i].Order = i + 1;
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return true;
    }
}
