namespace ServiceDesk.Tickets.Filters;

/// <summary>What was seen in a filter's text, and what was expected.</summary>
/// <param name="Pattern">English, with places for the words; the page translates it.</param>
public sealed record FilterProblem(string Pattern, params string[] Words);

/// <summary>A part of a filter's text says nothing that can be done.</summary>
public sealed class FilterException(FilterProblem problem) : Exception(problem.Pattern)
{
    public FilterProblem Problem { get; } = problem;
}
