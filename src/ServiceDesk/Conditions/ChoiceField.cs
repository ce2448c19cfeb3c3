using System.Globalization;
using ServiceDesk.Guides;
using ServiceDesk.Tickets;

namespace ServiceDesk.Conditions;

/// <summary>A field whose values are entries of a guide.</summary>
public abstract class ChoiceField : ConditionField
{
    public override IReadOnlyList<Comparison> Comparisons { get; } = [Comparison.IsOneOf, Comparison.IsNoneOf, Comparison.IsFilled, Comparison.IsEmpty];

    public abstract override IReadOnlyList<ConditionChoice> Choices(Catalog catalog);

    /// <returns>The id, or null where nothing is chosen.</returns>
    protected abstract long? Read(RequestFacts facts);

    public override ConditionTest Compile(Condition condition)
    {
        Check(condition);
        var wanted = condition.Values().Where(x => x.Length > 0).Select(IdOf).ToHashSet();
        return new(
            condition.Comparison switch
            {
                Comparison.IsNoneOf => facts => !Has(facts),
                Comparison.IsFilled => facts => Read(facts) is not null,
                Comparison.IsEmpty => facts => Read(facts) is null,
                _ => Has,
            },
            facts => Read(facts) is { } id ? [id.ToString(CultureInfo.InvariantCulture)] : []);

        bool Has(RequestFacts facts) => Read(facts) is { } id && wanted.Contains(id);
    }

    private long IdOf(string value) => long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var id)
        ? id
        : throw new ConditionException("“{0}” has no entry “{1}”.", Label, value);

    protected static ConditionChoice Choice(Guide entry) => Choice((entry ?? throw new ArgumentNullException(nameof(entry))).Id, entry.Name) with { Entry = entry };

    protected static ConditionChoice Choice(long id, string name) => new(id.ToString(CultureInfo.InvariantCulture), name);
}
