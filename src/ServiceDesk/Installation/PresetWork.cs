using System.Globalization;
using ServiceDesk.Conditions;
using ServiceDesk.Database;
using ServiceDesk.Dispatch;
using ServiceDesk.Guides;
using ServiceDesk.Notifications;
using ServiceDesk.Operations;
using ServiceDesk.People;
using ServiceDesk.ServiceLevels;
using ServiceDesk.Tickets;
using ServiceDesk.Timers;

namespace ServiceDesk.Installation;

/// <summary>Brings what a preset's desk does by itself into a new tenant, rules, timers and service levels: the names of its guides become their ids.</summary>
public sealed class PresetWork(DeskDb db, CatalogCache catalogs, GuideCatalog guides, ConditionCatalog conditions, OperationCatalog operations, EventCatalog events, RuleCheck check, PresetScenarios scenarios)
{
    /// <exception cref="InvalidOperationException">The preset's file names something that it does not bring.</exception>
    public async Task AddAsync(Preset preset, Person administrator, DateTime at, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(preset);
        ArgumentNullException.ThrowIfNull(administrator);
        await AddGuidesAsync(preset, cancellation);
        catalogs.Forget(db.TenantId);
        var catalog = await catalogs.GetAsync(db, cancellation);
        scenarios.Add(preset, catalog, administrator.Id, at, x => Resolve(x, preset, catalog), x => Resolve(x, preset, catalog));
        if (preset.Scenarios is { Count: > 0 })
        {
            // Rules name them.
            await db.SaveChangesAsync(cancellation);
            catalogs.Forget(db.TenantId);
            catalog = await catalogs.GetAsync(db, cancellation);
        }
        AddNotifications(preset);
        AddTimers(preset, catalog);
        AddServiceLevels(preset, catalog);
        var set = new RuleSet { TenantId = db.TenantId, Number = 1, CreatedAt = at };
        foreach (var (line, order) in preset.Rules.Select((x, order) => (x, order)))
        {
            var rule = new Rule { TenantId = db.TenantId, Name = line.Name, Order = line.IsDefault ? int.MaxValue : order + 1, IsDefault = line.IsDefault };
            var definition = new RuleDefinition
            {
                All = line.All,
                Stops = line.Stops,
                Conditions = [.. (line.Conditions ?? []).Select(x => Resolve(x, preset, catalog))],
                Operations = Resolve(line.Operations ?? [], preset, catalog),
            };
            if (check.Problems(definition, line.IsDefault, catalog) is [var problem, ..])
                throw new InvalidOperationException(
                    $"The rule '{line.Name}' of the preset '{preset.Name}': {string.Format(CultureInfo.InvariantCulture, problem.Pattern, [.. problem.Words])}");
            rule.Define(definition);
            set.Rules.Add(rule);
        }
        set.Publish(administrator.Id, at);
        db.Add(set);
        await db.SaveChangesAsync(cancellation);
        // Whoever makes a tenant may go on filling it.
        catalogs.Forget(db.TenantId);
    }

    // Skills come first, for other entries name them.
    private async Task AddGuidesAsync(Preset preset, CancellationToken cancellation)
    {
        var known = new List<GuideEntry>();
        foreach (var (key, lines) in preset.Guides.OrderByDescending(x => guides.Find(x.Key)?.Inputs.Count == 0))
        {
            if (guides.Find(key) is not EntryKind kind)
                throw new InvalidOperationException($"The preset '{preset.Name}' fills the guide '{key}', which there is not among those without a table of their own.");
            foreach (var (line, order) in lines.Select((x, order) => (x, order)))
            {
                var values = (line.Values ?? new Dictionary<string, string>()).ToDictionary(x => x.Key, x => kind.Inputs.FirstOrDefault(input => input.Name == x.Key)?.Of is { } of
                    ? Resolve([.. known.Where(one => one.Kind == of).Select(one => new ConditionChoice(one.Id.ToString(CultureInfo.InvariantCulture), one.Name))], x.Value.Split('\n'), preset)
                    : x.Value);
                var input = new GuideEntryInput(line.Name, line.Names ?? new Dictionary<string, string>(), line.Colour ?? GuideColours.Default, line.Icon, values);
                if (input.Check(kind, null, known.FindAll(x => x.Kind == key), known.ToLookup(x => x.Kind, x => x.Id)) is { } problem)
                    throw new InvalidOperationException($"'{line.Name}' in the guide '{key}' of the preset '{preset.Name}': {string.Format(CultureInfo.InvariantCulture, problem.Pattern, [.. problem.Words])}");
                var entry = (GuideEntry)kind.New(db.TenantId, line.Name);
                input.GiveTo(entry);
                entry.Take(input.ValuesFor(kind));
                entry.Order = order;
                db.Add(entry);
                known.Add(entry);
            }
            // Their ids are what others name them by.
            await db.SaveChangesAsync(cancellation);
        }
    }

    private void AddNotifications(Preset preset)
    {
        foreach (var (key, told) in preset.Notifications)
        {
            var about = events.Find(key) ?? throw new InvalidOperationException($"The preset '{preset.Name}' tells of the event '{key}', which there is not.");
            var setting = new EventSetting { TenantId = db.TenantId, Event = about.Key };
            setting.Tell(told.Union(about.Always));
            db.Add(setting);
        }
    }

    private void AddTimers(Preset preset, Catalog catalog)
    {
        foreach (var line in preset.Timers)
        {
            var steps = Resolve(line.Operations, preset, catalog);
            foreach (var step in steps)
                operations.Get(step.Operation).Check(step, catalog);
            db.Add(new StatusTimer
            {
                TenantId = db.TenantId,
                Name = line.Name,
                StatusId = catalog.Statuses.FirstOrDefault(x => x.Name == line.Status)?.Id
                    ?? throw new InvalidOperationException($"The timer '{line.Name}' of the preset '{preset.Name}' names the status '{line.Status}', which it does not bring."),
                Amount = line.Amount,
                Unit = line.Unit,
                Steps = OperationSteps.Write(steps),
            });
        }
    }

    private void AddServiceLevels(Preset preset, Catalog catalog)
    {
        foreach (var (line, order) in (preset.ServiceLevels ?? []).Select((x, order) => (x, order)))
        {
            var definition = new ServiceLevelDefinition
            {
                Conditions = [.. (line.Conditions ?? []).Select(x => Resolve(x, preset, catalog))],
                FirstResponse = line.FirstResponse,
                NextResponse = line.NextResponse,
                Resolution = line.Resolution,
                Warning = Resolve(line.Warning ?? [], preset, catalog),
                Breach = Resolve(line.Breach ?? [], preset, catalog),
            };
            if (new ServiceLevelInput(line.Name, true, null, definition).Problems(check, catalog) is [var problem, ..])
                throw new InvalidOperationException(
                    $"The service level '{line.Name}' of the preset '{preset.Name}': {string.Format(CultureInfo.InvariantCulture, problem.Pattern, [.. problem.Words])}");
            var level = new ServiceLevel { TenantId = db.TenantId, Name = line.Name, Order = order + 1 };
            level.Define(definition);
            db.Add(level);
        }
    }

    private List<OperationStep> Resolve(IReadOnlyList<OperationStep> steps, Preset preset, Catalog catalog) => [.. steps.Select(x => x with
    {
        Values = x.Values?.ToDictionary(value => value.Key, value => Resolve(
            operations.Find(x.Operation)?.Inputs.FirstOrDefault(input => input.Name == value.Key)?.Choices(catalog), [value.Value], preset)) ?? [],
    })];

    private Condition Resolve(Condition condition, Preset preset, Catalog catalog) =>
        condition with { Value = Resolve(conditions.Find(condition.Field)?.Choices(catalog), condition.Values(), preset) };

    private static string Resolve(IReadOnlyList<ConditionChoice>? choices, IReadOnlyList<string> values, Preset preset) => string.Join('\n', choices is null
        ? values
        : values.Select(name => choices.FirstOrDefault(x => x.Name == name)?.Value
            ?? throw new InvalidOperationException($"The preset '{preset.Name}' names '{name}', which it does not bring.")));
}
