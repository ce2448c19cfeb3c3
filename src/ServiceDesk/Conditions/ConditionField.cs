using ServiceDesk.Guides;
using ServiceDesk.Tickets;

namespace ServiceDesk.Conditions;

/// <summary>
/// Something that a condition can look at. It describes itself: editors, checks and explanations are made from what stands here, so
/// that a new one is one file in <c>Fields</c>.
/// </summary>
public abstract class ConditionField
{
    /// <summary>Stands in saved conditions: it never changes.</summary>
    public abstract string Key { get; }

    /// <summary>In English; pages translate it.</summary>
    public abstract string Label { get; }

    /// <summary>What has to be said besides, such as which header; null: nothing.</summary>
    public virtual string? ParameterLabel => null;

    public abstract IReadOnlyList<Comparison> Comparisons { get; }

    /// <summary>Only the request as it comes in has it, not the ticket later on.</summary>
    public virtual bool IsOfArrival => false;

    /// <summary>What can be chosen; null where a text is typed.</summary>
    public virtual IReadOnlyList<ConditionChoice>? Choices(Catalog catalog) => null;

    /// <exception cref="ConditionException">The condition cannot be understood.</exception>
    public abstract ConditionTest Compile(Condition condition);

    /// <exception cref="ConditionException">The condition compares in a way that this field does not offer, or with nothing.</exception>
    protected void Check(Condition condition)
    {
        if (!Comparisons.Contains(condition.Comparison))
            throw new ConditionException("“{0}” cannot be compared by “{1}”.", Label, condition.Comparison.Label());
        if (ParameterLabel is { } parameter && string.IsNullOrWhiteSpace(condition.Parameter))
            throw new ConditionException("“{0}” needs: {1}.", Label, parameter);
        if (condition.Comparison.NeedsValue() && condition.Values().Count == 0)
            throw new ConditionException("“{0}” is compared with nothing: write or choose something.", Label);
    }
}

/// <summary>An entry of a guide that a condition can name.</summary>
/// <param name="Value">Stands in saved conditions and operations.</param>
/// <param name="Name">As the desk calls it.</param>
public sealed record ConditionChoice(string Value, string Name)
{
    /// <summary>The entry itself, whose name may be written in other languages too; null for what is no guide's.</summary>
    public Guide? Entry { get; init; }
}

/// <summary>A condition ready to be asked many times.</summary>
/// <param name="Holds">Whether it holds.</param>
/// <param name="Seen">What the field holds, in words or ids, for the explanation.</param>
public sealed record ConditionTest(Func<RequestFacts, bool> Holds, Func<RequestFacts, IReadOnlyList<string>> Seen);
