namespace ServiceDesk.Conditions;

/// <summary>Conditions of which all have to hold, or one, ready to be asked.</summary>
public sealed class ConditionSet
{
    private readonly bool all;

    public ConditionSet(bool all, IEnumerable<Condition> conditions, ConditionCatalog catalog)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        this.all = all;
        Tests = [.. conditions.Select(x => (x, catalog.CompileOrNever(x)))];
    }

    public IReadOnlyList<(Condition Condition, ConditionTest Test)> Tests { get; }

    /// <summary>Without conditions it always holds.</summary>
    public bool Holds(RequestFacts facts) =>
        Tests.Count == 0 || (all ? Tests.All(x => x.Test.Holds(facts)) : Tests.Any(x => x.Test.Holds(facts)));
}
