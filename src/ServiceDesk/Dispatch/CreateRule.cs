using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.Tickets;

namespace ServiceDesk.Dispatch;

/// <summary>Adds a rule to the draft, behind the others.</summary>
public sealed class CreateRule(DeskDb db, RuleDrafts drafts, RuleCheck check, CatalogCache catalogs)
{
    public async Task<RuleOutcome> RunAsync(Act act, RuleInput input, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(input);
        var catalog = await catalogs.GetAsync(db, cancellation);
        if (check.Problems(input.Definition, isDefault: false, catalog) is { Count: > 0 } problems)
            return new(Guid.Empty, problems);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        await SettingsLock.TakeAsync(db, cancellation);
        var draft = await drafts.OpenAsync(act, cancellation);
        if (draft.Rules.Count > RuleSet.MostRules)
            return new(Guid.Empty, [new RuleProblem("There are {0} rules already; that is as many as fit.", RuleSet.MostRules.ToString(System.Globalization.CultureInfo.InvariantCulture))]);
        var rule = new Rule
        {
            TenantId = act.TenantId,
            Name = input.Name.Trim(),
            Description = input.Description?.Trim(),
            IsOn = input.IsOn,
            Order = draft.Rules.Where(x => !x.IsDefault).Select(x => x.Order).DefaultIfEmpty(0).Max() + 1,
        };
        rule.Define(input.Definition);
        draft.Rules.Add(rule);
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return new(rule.Key, []);
    }
}
