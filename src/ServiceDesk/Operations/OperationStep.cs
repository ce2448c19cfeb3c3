using System.Globalization;

namespace ServiceDesk.Operations;

/// <summary>An operation as an editor saves it.</summary>
/// <param name="Operation">The key of an <see cref="Operations.Operation"/>.</param>
/// <param name="Values">What was chosen for its inputs, by their names.</param>
public sealed record OperationStep(string Operation, IReadOnlyDictionary<string, string> Values)
{
    public string? Value(string input) => Values.GetValueOrDefault(input);

    /// <summary>The id that was chosen; null for anything else.</summary>
    public long? Id(string input) => long.TryParse(Value(input), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;
}
