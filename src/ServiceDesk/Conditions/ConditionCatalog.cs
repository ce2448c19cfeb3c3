using System.Collections.Frozen;

namespace ServiceDesk.Conditions;

/// <summary>All fields that conditions can look at, checked once.</summary>
public sealed class ConditionCatalog
{
    private readonly FrozenDictionary<string, ConditionField> byKey;

    /// <exception cref="InvalidOperationException">Two fields have one key.</exception>
    public ConditionCatalog(IEnumerable<ConditionField> fields)
    {
        Fields = [.. fields];
        if (Fields.GroupBy(x => x.Key).FirstOrDefault(x => x.Count() > 1) is { } twice)
            throw new InvalidOperationException($"Two condition fields are called '{twice.Key}': {string.Join(" and ", twice.Select(x => x.GetType().Name))}; keys stand in saved rules and must differ.");
        byKey = Fields.ToFrozenDictionary(x => x.Key);
    }

    public IReadOnlyList<ConditionField> Fields { get; }

    public ConditionField? Find(string key) => byKey.GetValueOrDefault(key);

    /// <exception cref="ConditionException">There is no such field, or the condition cannot be understood.</exception>
    public ConditionTest Compile(Condition condition) =>
        (Find(condition.Field) ?? throw new ConditionException("There is no field “{0}” to compare.", condition.Field)).Compile(condition);

    /// <summary>
    /// A condition that cannot be understood any more (an entry of a guide is gone) never holds. It was understood when it was saved;
    /// the page of whoever wrote it says what is wrong.
    /// </summary>
    public ConditionTest CompileOrNever(Condition condition)
    {
        try
        {
            return Compile(condition);
        }
        catch (ConditionException)
        {
            return Never;
        }
    }

    private static readonly ConditionTest Never = new(_ => false, _ => []);
}
