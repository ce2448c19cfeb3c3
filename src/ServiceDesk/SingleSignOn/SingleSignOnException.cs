namespace ServiceDesk.SingleSignOn;

/// <summary>Signing in at a provider came to nothing. The message is for administrators: it says what was seen and what was expected.</summary>
public sealed class SingleSignOnException(string message, Exception? inner = null) : Exception(message, inner);
