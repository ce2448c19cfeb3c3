using ServiceDesk.Conditions;
using ServiceDesk.Operations;
using ServiceDesk.Tickets;

namespace ServiceDesk.ServiceLevels;

/// <summary>A tenant's service levels, ready to be asked many times.</summary>
public sealed class LevelBook
{
    private readonly IReadOnlyList<ServiceLevel> levels;
    private readonly List<CompiledLevel> compiled;

    /// <param name="levels">In their order.</param>
    /// <param name="conditions">What they can look at.</param>
    public LevelBook(IReadOnlyList<ServiceLevel> levels, ConditionCatalog conditions)
    {
        ArgumentNullException.ThrowIfNull(conditions);
        this.levels = levels;
        compiled = [.. levels.Select(x => new CompiledLevel(x, conditions))];
    }

    private IEnumerable<CompiledLevel> On => compiled.Where(x => x.Level.IsOn);

    public bool LooksAt(string field) => On.Any(x => x.Definition.Conditions.Any(condition => condition.Field == field));

    /// <summary>Whether any ticket is promised this.</summary>
    public bool Promises(ServiceTarget target) => On.Any(x => x.Definition.Terms(target) is not null);

    /// <summary>The first level that holds; null: none does.</summary>
    internal CompiledLevel? Find(RequestFacts facts) => On.FirstOrDefault(x => x.Holds(facts));

    internal CompiledLevel? Find(long? id) => compiled.Find(x => x.Level.Id == id);

    internal bool IsOf(IReadOnlyList<ServiceLevel> others) => ReferenceEquals(levels, others) || (levels.Count == others.Count && levels.Zip(others).All(x => IsSame(x.First, x.Second)));

    private static bool IsSame(ServiceLevel one, ServiceLevel other) =>
        (one.Id, one.Name, one.IsOn, one.CalendarId, one.Definition) == (other.Id, other.Name, other.IsOn, other.CalendarId, other.Definition);
}

/// <summary>A service level with its conditions ready to be asked.</summary>
internal sealed class CompiledLevel
{
    private readonly ConditionSet conditions;

    // A condition that is not understood any more never holds; the page of the levels says so.
    public CompiledLevel(ServiceLevel level, ConditionCatalog catalog)
    {
        (Level, Definition) = (level, level.Read());
        conditions = new(Definition.All, Definition.Conditions, catalog);
        (Warning, Breach) = (OperationSteps.Write(Definition.Warning), OperationSteps.Write(Definition.Breach));
    }

    public ServiceLevel Level { get; }
    public ServiceLevelDefinition Definition { get; }

    /// <summary>As timers keep them.</summary>
    public string Warning { get; }
    public string Breach { get; }

    public bool Holds(RequestFacts facts) => conditions.Holds(facts);

    public ClockTerms Terms(ServiceTarget target, Catalog catalog)
    {
        var calendar = catalog.CalendarFor(Level.CalendarId);
        var promise = Definition.Terms(target)?.In(calendar.Hours);
        return new(Level.Id, Level.Name, promise?.Minutes, promise?.WarnMinutes, calendar.Id);
    }
}
