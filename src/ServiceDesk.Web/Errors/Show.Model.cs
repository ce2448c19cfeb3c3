namespace ServiceDesk.Web.Errors;

/// <param name="Status">The HTTP status of the answer.</param>
/// <param name="Reference">Finds the request in the logs.</param>
/// <param name="RetryAfter">Seconds until a new attempt is worth it, where the server knows.</param>
public sealed record ShowModel(int Status, string Reference, int? RetryAfter);
