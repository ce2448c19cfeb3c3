namespace ServiceDesk.Conditions;

/// <summary>A field that is true or false.</summary>
public abstract class FlagField : ConditionField
{
    public override IReadOnlyList<Comparison> Comparisons { get; } = [Comparison.IsTrue, Comparison.IsFalse];

    protected abstract bool Read(RequestFacts facts);

    public override ConditionTest Compile(Condition condition)
    {
        Check(condition);
        var wanted = condition.Comparison == Comparison.IsTrue;
        return new(facts => Read(facts) == wanted, facts => [Read(facts) ? "yes" : "no"]);
    }
}
