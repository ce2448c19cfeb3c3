using Microsoft.EntityFrameworkCore;
using ServiceDesk.Access;
using ServiceDesk.Database;

namespace ServiceDesk.Dispatch;

/// <summary>The one draft of a tenant; the first change to the rules makes it of those in force.</summary>
public sealed class RuleDrafts(DeskDb db)
{
    /// <summary>The draft with its rules, made if there is none. Call it inside the caller's transaction, behind the settings' lock.</summary>
    internal async Task<RuleSet> OpenAsync(Act act, CancellationToken cancellation)
    {
        if (await FindAsync(cancellation) is { } draft)
            return draft;
        var number = await db.RuleSets.MaxAsync(x => (int?)x.Number, cancellation) ?? 0;
        var inForce = await RuleBooks.InForce(db).Include(x => x.Rules).FirstOrDefaultAsync(cancellation);
        var made = inForce?.Copy(number + 1, act.At) ?? Empty(act, number + 1);
        db.Add(made);
        await db.SaveChangesAsync(cancellation);
        return made;
    }

    /// <summary>Null when there is none.</summary>
    internal Task<RuleSet?> FindAsync(CancellationToken cancellation) =>
        db.RuleSets.Include(x => x.Rules).SingleOrDefaultAsync(x => x.PublishedAt == null, cancellation);

    /// <summary>What administrators see: the draft, or what is in force; null where there are no rules yet.</summary>
    public async Task<RuleSet?> CurrentAsync(CancellationToken cancellation) =>
        await db.RuleSets.AsNoTracking().Include(x => x.Rules).SingleOrDefaultAsync(x => x.PublishedAt == null, cancellation)
        ?? await RuleBooks.InForce(db).AsNoTracking().Include(x => x.Rules).FirstOrDefaultAsync(cancellation);

    private static RuleSet Empty(Act act, int number)
    {
        var set = new RuleSet { TenantId = act.TenantId, Number = number, CreatedAt = act.At };
        set.Rules.Add(new Rule { TenantId = act.TenantId, Name = "Everything else", Order = int.MaxValue, IsDefault = true });
        return set;
    }
}
