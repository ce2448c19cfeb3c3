namespace ServiceDesk.Mail.Smtp;

/// <summary>What became of a message for one recipient.</summary>
public enum SmtpOutcome
{
    /// <summary>The server has taken it over.</summary>
    Accepted,

    /// <summary>Not now (4xx): try again later.</summary>
    TemporaryFailure,

    /// <summary>Never in this form (5xx): a person has to look at it.</summary>
    PermanentFailure,
}
