namespace ServiceDesk.Web.Commands;

/// <summary>The command line cannot be taken as it is; the message says what was seen and what was expected.</summary>
public sealed class UsageException(string message) : Exception(message);
