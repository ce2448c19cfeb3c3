using Microsoft.EntityFrameworkCore;
using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.Guides;
using ServiceDesk.People;
using ServiceDesk.Tickets;

namespace ServiceDesk.Scenarios;

/// <summary>What a scenario is called and what it counts for.</summary>
public sealed record ScenarioInput(string Name, long? CustomerId, bool IsDefault)
{
    public long? ProductId { get; init; }

    /// <summary>One of the customer's.</summary>
    public long? ContractId { get; init; }
}

/// <summary>Adds a scenario whose draft knows every status of the desk, each leading to each: what is not wanted is taken away.</summary>
public sealed class CreateScenario(DeskDb db, CatalogCache catalogs, ChangeScenario change)
{
    public async Task<ScenarioOutcome> RunAsync(Act act, ScenarioInput input, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(act);
        ArgumentNullException.ThrowIfNull(input);
        var catalog = await catalogs.GetAsync(db, cancellation);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        await SettingsLock.TakeAsync(db, cancellation);
        var scenario = new Scenario { TenantId = act.TenantId, Name = input.Name.Trim() };
        if (await change.ApplyAsync(scenario, input, cancellation) is { } refused)
            return refused;
        var draft = new ScenarioVersion { TenantId = act.TenantId, Scenario = scenario, Number = 1, CreatedAt = act.At };
        draft.Define(Everything(catalog));
        db.Add(draft);
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return new(scenario.Id, []);
    }

    private static ScenarioDefinition Everything(Catalog catalog) => new()
    {
        InitialStatusId = catalog.InitialStatus.Id,
        States = [.. catalog.Statuses.Select(x => new ScenarioState(x.Id) { IsFinal = x.Phase == Phase.Closed })],
        Transitions = [.. catalog.Statuses.SelectMany(from => catalog.Statuses.Where(to => to.Id != from.Id).Select(to => new ScenarioTransition(from.Id, to.Id)))],
    };
}

/// <summary>Renames a scenario, or changes what it counts for: at once, for tickets that begin from then on.</summary>
public sealed class ChangeScenario(DeskDb db, ScenarioBooks books, CatalogCache catalogs)
{
    /// <returns>Null when there is no such scenario.</returns>
    public async Task<ScenarioOutcome?> RunAsync(Act act, long id, ScenarioInput input, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(act);
        ArgumentNullException.ThrowIfNull(input);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        await SettingsLock.TakeAsync(db, cancellation);
        if (await db.Scenarios.SingleOrDefaultAsync(x => x.Id == id, cancellation) is not { } scenario)
            return null;
        if (await ApplyAsync(scenario, input, cancellation) is { } refused)
            return refused;
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        books.Forget(act.TenantId);
        catalogs.Forget(act.TenantId);
        return new(id, []);
    }

    /// <returns>Why it is refused; null: it is applied, and the caller saves.</returns>
    internal async Task<ScenarioOutcome?> ApplyAsync(Scenario scenario, ScenarioInput input, CancellationToken cancellation)
    {
        var name = input.Name.Trim();
        if (await db.Scenarios.AnyAsync(x => x.Name == name && x.Id != scenario.Id, cancellation))
            return ScenarioOutcome.Refused(scenario.Id, "Another scenario has this name.");
        if (input.CustomerId is { } customer && !await db.Customers.AnyAsync(x => x.Id == customer, cancellation))
            return ScenarioOutcome.Refused(scenario.Id, "Choose a customer of this desk.");
        if (input.ContractId is { } contract && !await db.Contracts.AnyAsync(x => x.Id == contract && x.CustomerId == input.CustomerId, cancellation))
            return ScenarioOutcome.Refused(scenario.Id, "Choose a contract of that customer.");
        var catalog = await catalogs.GetAsync(db, cancellation);
        if (input.ProductId is { } product && product != scenario.ProductId && catalog.Products.All(x => x.Id != product))
            return ScenarioOutcome.Refused(scenario.Id, "Choose a product of this desk.");
        if (input.IsDefault && !scenario.IsDefault)
            foreach (var former in await db.Scenarios.Where(x => x.IsDefault && x.Id != scenario.Id).ToListAsync(cancellation))
                former.IsDefault = false;
        (scenario.Name, scenario.IsDefault) = (name, input.IsDefault);
        (scenario.ProductId, scenario.ContractId, scenario.CustomerId) = (input.ProductId, input.ContractId, input.CustomerId);
        return null;
    }
}
