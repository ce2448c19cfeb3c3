using System.Globalization;

namespace ServiceDesk.Conditions;

/// <summary>A condition or an operation that cannot be used as it was written. The page translates the pattern and its words.</summary>
public sealed class ConditionException(string pattern, params string[] words)
    : Exception(string.Format(CultureInfo.InvariantCulture, pattern, [.. words]))
{
    /// <summary>English, with places for <see cref="Words"/>.</summary>
    public string Pattern { get; } = pattern;
    public IReadOnlyList<string> Words { get; } = words;
}
