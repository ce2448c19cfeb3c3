namespace ServiceDesk.Templates.Xslt;

/// <summary>What a template is for, and with it what it writes (<see cref="XsltOutput"/>).</summary>
public enum XsltKind
{
    /// <summary>One whole number.</summary>
    Importance = 1,

    /// <summary>A mail's text, with or without a subject; also of an escalation.</summary>
    Notification = 2,

    /// <summary>Timers to be set.</summary>
    Timers = 3,
}
