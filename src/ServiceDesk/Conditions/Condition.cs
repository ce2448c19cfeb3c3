namespace ServiceDesk.Conditions;

/// <summary>A condition as an editor saves it.</summary>
/// <param name="Field">The key of a <see cref="ConditionField"/>.</param>
/// <param name="Comparison">One that the field offers.</param>
/// <param name="Value">What to compare with: a text on each line, or ids on one line each. Empty where nothing is compared with.</param>
/// <param name="Parameter">Which one of several is meant, such as the name of a header.</param>
public sealed record Condition(string Field, Comparison Comparison, string Value = "", string? Parameter = null)
{
    public const int ValueLength = 4000;

    /// <summary>The lines of <see cref="Value"/> that hold something.</summary>
    public IReadOnlyList<string> Values() => Value.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
