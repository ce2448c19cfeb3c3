namespace ServiceDesk.Intake;

/// <summary>
/// There is nothing to sign in to a mailbox with: no consent, a refused one, or secrets that cannot be read. The message says what
/// was seen and what to do, and is fit to be shown to an administrator; it never holds a secret.
/// </summary>
public sealed class MailboxSignInException(string message, Exception? inner = null) : Exception(message, inner);
