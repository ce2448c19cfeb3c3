namespace ServiceDesk.Intake;

/// <summary>How the desk signs in to a mailbox's server.</summary>
public enum MailboxSignIn
{
    /// <summary>With a user name and a password.</summary>
    Password = 1,

    /// <summary>With access tokens of Microsoft 365 that a person has consented to.</summary>
    Microsoft = 2,

    /// <summary>With access tokens that Microsoft 365 gives to the registered application itself (RFC 6749 section 4.4).</summary>
    MicrosoftApplication = 3,

    /// <summary>With access tokens of Google that a person has consented to.</summary>
    Google = 4,

    /// <summary>With access tokens of another provider that a person has consented to.</summary>
    Custom = 5,
}
