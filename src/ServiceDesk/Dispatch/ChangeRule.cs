using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.Tickets;

namespace ServiceDesk.Dispatch;

/// <summary>Changes a rule of the draft.</summary>
public sealed class ChangeRule(DeskDb db, RuleDrafts drafts, RuleCheck check, CatalogCache catalogs)
{
    /// <returns>Null when there is no such rule.</returns>
    public async Task<RuleOutcome?> RunAsync(Act act, Guid key, RuleInput input, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(input);
        var catalog = await catalogs.GetAsync(db, cancellation);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        await SettingsLock.TakeAsync(db, cancellation);
        var draft = await drafts.OpenAsync(act, cancellation);
        if (draft.Rules.SingleOrDefault(x => x.Key == key) is not { } rule)
            return null;
        // The last rule takes everything: conditions would only hide what happens to the rest.
        var definition = rule.IsDefault ? input.Definition with { Conditions = [], Stops = false } : input.Definition;
        if (check.Problems(definition, rule.IsDefault, catalog) is { Count: > 0 } problems)
            return new(key, problems);
        (rule.Name, rule.Description, rule.IsOn) = (input.Name.Trim(), input.Description?.Trim(), rule.IsDefault || input.IsOn);
        rule.Define(definition);
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return new(key, []);
    }
}
