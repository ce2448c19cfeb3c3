namespace ServiceDesk.Testing.Fuzz;

/// <summary>A mail that the reader does not bear.</summary>
/// <param name="Kind">What was broken: the invariant, or the type of the exception with where it was thrown.</param>
/// <param name="Detail">What was seen.</param>
public sealed record FuzzFault(string Kind, string Detail);
