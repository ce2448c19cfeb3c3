using ServiceDesk.Operations;
using ServiceDesk.Templates;
using ServiceDesk.Tickets;
using ServiceDesk.Tickets.SavedViews;

namespace ServiceDesk.Macros;

/// <summary>What a macro is to be.</summary>
/// <param name="GroupId">For one of a group.</param>
public sealed record MacroInput(string Name, NewText Text, IReadOnlyList<OperationStep> Steps, ViewScope Scope, long? GroupId);

/// <summary>What came of a change to a macro.</summary>
/// <param name="Problem">English, with places for the words; null: it is done.</param>
public sealed record MacroOutcome(string? Problem, params IReadOnlyList<string> Words)
{
    /// <summary>Of the macro; zero where it was refused.</summary>
    public long Id { get; init; }

    /// <summary>What is wrong with its text.</summary>
    public IReadOnlyList<TemplateProblem> TextProblems { get; init; } = [];

    public bool IsDone => Problem is null && TextProblems.Count == 0;
}
