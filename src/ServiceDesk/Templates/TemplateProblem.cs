namespace ServiceDesk.Templates;

/// <summary>Why a template cannot be taken.</summary>
public enum TemplateFault
{
    /// <summary>There is no such placeholder in this mail.</summary>
    Unknown = 1,

    /// <summary>Two braces were opened and not closed on the same line.</summary>
    Open = 2,

    /// <summary>A placeholder of several lines shares its line with other words.</summary>
    NotAlone = 3,

    /// <summary>A mail that brings an answer does not hold it.</summary>
    Missing = 4,
}

/// <param name="Name">The placeholder, or the words behind the opened braces.</param>
/// <param name="Known">The placeholders that there are.</param>
public sealed record TemplateProblem(TemplateFault Fault, string Name, IReadOnlyList<string> Known);
