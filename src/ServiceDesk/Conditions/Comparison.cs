namespace ServiceDesk.Conditions;

/// <summary>How a condition compares what it sees with what it expects.</summary>
public enum Comparison
{
    Contains = 1,
    ContainsNot = 2,

    /// <summary>As a word of its own: "print" is not found in "printer".</summary>
    ContainsWord = 3,
    Is = 4,
    IsNot = 5,
    BeginsWith = 6,
    EndsWith = 7,

    /// <summary>A regular expression.</summary>
    Matches = 8,
    IsEmpty = 9,
    IsFilled = 10,
    IsOneOf = 11,
    IsNoneOf = 12,
    IsTrue = 13,
    IsFalse = 14,
}

/// <summary>What a comparison is called, and whether it needs something to compare with.</summary>
public static class Comparisons
{
    /// <summary>In English; pages translate it.</summary>
    public static string Label(this Comparison comparison) => comparison switch
    {
        Comparison.Contains => "contains one of",
        Comparison.ContainsNot => "contains none of",
        Comparison.ContainsWord => "contains one of the words",
        Comparison.Is => "is",
        Comparison.IsNot => "is not",
        Comparison.BeginsWith => "begins with",
        Comparison.EndsWith => "ends with",
        Comparison.Matches => "matches the regular expression",
        Comparison.IsEmpty => "is empty",
        Comparison.IsFilled => "is filled in",
        Comparison.IsOneOf => "is one of",
        Comparison.IsNoneOf => "is none of",
        Comparison.IsTrue => "is true",
        Comparison.IsFalse => "is false",
        _ => throw new ArgumentOutOfRangeException(nameof(comparison), comparison, "There is no such comparison."),
    };

    public static bool NeedsValue(this Comparison comparison) =>
        comparison is not (Comparison.IsEmpty or Comparison.IsFilled or Comparison.IsTrue or Comparison.IsFalse);
}
