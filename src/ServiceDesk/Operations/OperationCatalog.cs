using System.Collections.Frozen;
using ServiceDesk.Conditions;

namespace ServiceDesk.Operations;

/// <summary>All operations, checked once.</summary>
public sealed class OperationCatalog
{
    private readonly FrozenDictionary<string, Operation> byKey;

    /// <exception cref="InvalidOperationException">Two operations have one key, or one has two inputs of one name.</exception>
    public OperationCatalog(IEnumerable<Operation> operations)
    {
        Operations = [.. operations];
        if (Operations.GroupBy(x => x.Key).FirstOrDefault(x => x.Count() > 1) is { } twice)
            throw new InvalidOperationException($"Two operations are called '{twice.Key}': {string.Join(" and ", twice.Select(x => x.GetType().Name))}; keys stand in saved rules and must differ.");
        if (Operations.FirstOrDefault(x => x.Inputs.DistinctBy(input => input.Name).Count() < x.Inputs.Count) is { } unclear)
            throw new InvalidOperationException($"The operation '{unclear.Key}' has two inputs of one name.");
        byKey = Operations.ToFrozenDictionary(x => x.Key);
    }

    public IReadOnlyList<Operation> Operations { get; }

    public Operation? Find(string key) => byKey.GetValueOrDefault(key);

    /// <exception cref="ConditionException">There is no such operation.</exception>
    public Operation Get(string key) => Find(key) ?? throw new ConditionException("There is no operation “{0}”.", key);
}
