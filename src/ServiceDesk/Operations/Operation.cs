using ServiceDesk.Conditions;
using ServiceDesk.Tickets;

namespace ServiceDesk.Operations;

/// <summary>
/// Something that rules do to a ticket. It describes itself: editors, checks and explanations are made from what stands here, so
/// that a new one is one file in <c>Kinds</c>. It changes nothing by itself but adds to a plan, so that a rule can be tried.
/// </summary>
public abstract class Operation
{
    /// <summary>Stands in saved rules: it never changes.</summary>
    public abstract string Key { get; }

    /// <summary>In English; pages translate it.</summary>
    public abstract string Label { get; }

    public abstract IReadOnlyList<OperationInput> Inputs { get; }

    /// <summary>What it sets: two operations of one rule must not set the same. Null: it can stand several times.</summary>
    public virtual string? Sets => null;

    /// <summary>Whether a ticket has found its place by it, so that the default rule need not look.</summary>
    public virtual bool Places => false;

    /// <summary>Adds what it does to the plan.</summary>
    /// <exception cref="ConditionException">What it needs is not there (any more).</exception>
    public abstract void AddTo(OperationPlan plan, OperationStep step, Catalog catalog);

    /// <summary>Tells whether the step can be carried out as it is written.</summary>
    /// <exception cref="ConditionException">It cannot: why.</exception>
    public void Check(OperationStep step, Catalog catalog)
    {
        ArgumentNullException.ThrowIfNull(step);
        foreach (var input in Inputs.Where(x => x.IsRequired && string.IsNullOrWhiteSpace(step.Value(x.Name))))
            throw new ConditionException("“{0}” needs: {1}.", Label, input.Label);
        AddTo(new OperationPlan(), step, catalog);
    }

    /// <exception cref="ConditionException">The entry is gone or archived.</exception>
    protected T Known<T>(T? found) where T : class =>
        found ?? throw new ConditionException("“{0}” names something that is no longer there: choose anew.", Label);
}
