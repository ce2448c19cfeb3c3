using System.Globalization;
using ServiceDesk.Conditions;
using ServiceDesk.Database;
using ServiceDesk.Operations;
using ServiceDesk.Scenarios;
using ServiceDesk.Tickets;

namespace ServiceDesk.Installation;

/// <summary>Brings a preset's scenarios into a new tenant, in force from the start.</summary>
public sealed class PresetScenarios(DeskDb db, ScenarioCheck check)
{
    /// <param name="preset">Whose.</param>
    /// <param name="catalog">The new tenant's guides.</param>
    /// <param name="administratorId">Who puts them in force.</param>
    /// <param name="at">When.</param>
    /// <param name="steps">Makes ids of the names in operations.</param>
    /// <param name="condition">Makes ids of the names in a condition.</param>
    /// <exception cref="InvalidOperationException">The preset's file names something that it does not bring, or draws what cannot work.</exception>
    public void Add(
        Preset preset, Catalog catalog, long administratorId, DateTime at, Func<IReadOnlyList<OperationStep>, List<OperationStep>> steps, Func<Condition, Condition> condition)
    {
        ArgumentNullException.ThrowIfNull(preset);
        ArgumentNullException.ThrowIfNull(catalog);
        foreach (var line in preset.Scenarios ?? [])
        {
            var definition = Define(preset, line, catalog, steps, condition);
            if (check.Problems(definition, catalog) is [var problem, ..])
                throw new InvalidOperationException(
                    $"The scenario '{line.Name}' of the preset '{preset.Name}': {string.Format(CultureInfo.InvariantCulture, problem.Pattern, [.. problem.Words])}");
            var scenario = new Scenario { TenantId = db.TenantId, Name = line.Name, IsDefault = line.IsDefault };
            var version = new ScenarioVersion { TenantId = db.TenantId, Scenario = scenario, Number = 1, CreatedAt = at };
            version.Define(definition);
            version.Publish(administratorId, at);
            db.Add(version);
        }
    }

    private static ScenarioDefinition Define(
        Preset preset, Preset.ScenarioLine line, Catalog catalog, Func<IReadOnlyList<OperationStep>, List<OperationStep>> steps, Func<Condition, Condition> condition)
    {
        var names = line.Ways.SelectMany(x => x.Value.Append(x.Key)).Distinct().ToList();
        var states = (line.States ?? []).ToDictionary(x => x.Status);
        return new()
        {
            InitialStatusId = Id(line.Initial),
            States =
            [
                .. names.Select(x => new ScenarioState(Id(x))
                {
                    IsFinal = line.Finals.Contains(x),
                    OnEnter = steps(states.GetValueOrDefault(x)?.Enter ?? []),
                    OnLeave = steps(states.GetValueOrDefault(x)?.Leave ?? []),
                    Timers = [.. (states.GetValueOrDefault(x)?.Timers ?? []).Select(timer => new ScenarioTimer(timer.Name, timer.Amount, timer.Unit, null, steps(timer.Operations)))],
                }),
            ],
            Transitions =
            [
                .. line.Ways.SelectMany(x => x.Value.Select(to => new ScenarioTransition(Id(x.Key), Id(to))
                {
                    Conditions = [.. (line.Conditions ?? []).Where(way => way.From == x.Key && way.To == to).SelectMany(way => way.Conditions).Select(condition)],
                })),
            ],
        };

        long Id(string status) => catalog.Statuses.FirstOrDefault(x => x.Name == status)?.Id
            ?? throw new InvalidOperationException($"The scenario '{line.Name}' of the preset '{preset.Name}' names the status '{status}', which it does not bring.");
    }
}
