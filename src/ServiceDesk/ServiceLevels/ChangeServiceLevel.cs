using Microsoft.EntityFrameworkCore;
using ServiceDesk.Access;
using ServiceDesk.Conditions;
using ServiceDesk.Database;
using ServiceDesk.Dispatch;
using ServiceDesk.Tickets;

namespace ServiceDesk.ServiceLevels;

/// <summary>
/// Adds and changes service levels. Clocks that run keep what they were promised until something of their ticket changes that levels
/// look at.
/// </summary>
public sealed class ChangeServiceLevel(DeskDb db, CatalogCache catalogs, RuleCheck check)
{
    /// <param name="act">Who.</param>
    /// <param name="levelId">Null: a new one, the last in order.</param>
    /// <param name="input">What it is to be.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>Why it was refused; empty: it is saved. Null when there is no such level.</returns>
    public async Task<IReadOnlyList<RuleProblem>?> RunAsync(Act act, long? levelId, ServiceLevelInput input, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(act);
        ArgumentNullException.ThrowIfNull(input);
        var catalog = await catalogs.GetAsync(db, cancellation);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        await SettingsLock.TakeAsync(db, cancellation);
        var level = levelId is { } id ? await db.ServiceLevels.SingleOrDefaultAsync(x => x.Id == id, cancellation) : null;
        if (level is null && levelId is not null)
            return null;
        var name = input.Name.Trim();
        if (await db.ServiceLevels.AnyAsync(x => x.Name == name && x.Id != levelId, cancellation))
            return [new RuleProblem("Another service level has this name.")];
        if (input.Problems(check, catalog) is { Count: > 0 } problems)
            return problems;
        if (level is null)
            db.Add(level = new ServiceLevel { TenantId = act.TenantId, Name = name, Order = (await db.ServiceLevels.MaxAsync(x => (int?)x.Order, cancellation) ?? 0) + 1 });
        (level.Name, level.IsOn, level.CalendarId) = (name, input.IsOn, input.CalendarId);
        try
        {
            level.Define(input.Definition);
        }
        catch (ConditionException e)
        {
            return [new(e.Pattern, [.. e.Words])];
        }
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        catalogs.Forget(act.TenantId);
        return [];
    }
}
