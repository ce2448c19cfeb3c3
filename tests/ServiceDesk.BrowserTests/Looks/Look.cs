namespace ServiceDesk.BrowserTests.Looks;

/// <summary>Who looks at a page.</summary>
public enum Viewer
{
    Nobody = 1,
    Requester = 2,
    Agent = 3,
    Administrator = 4,
}

/// <summary>A page to look at.</summary>
/// <param name="Name">Of its pictures.</param>
/// <param name="Path">Behind the tenant's slug.</param>
/// <param name="Press">A button that is pressed there, and leads to the page that is looked at; a CSS selector.</param>
public sealed record Look(string Name, Viewer Viewer, string Path, string? Press = null)
{
    /// <summary>Stands in a path for <see cref="LooksDesk.Mailbox"/>.</summary>
    public const string Mailbox = "{mailbox}";

    /// <summary>Stands in a path for <see cref="LooksDesk.Rule"/>.</summary>
    public const string Rule = "{rule}";

    /// <summary>Stands in a path for <see cref="LooksDesk.Survey"/>.</summary>
    public const string Survey = "{survey}";

    public static IReadOnlyList<Look> All { get; } =
    [
        new("sign-in", Viewer.Nobody, "sign-in"),
        new("staff-list", Viewer.Agent, "staff/tickets?show=all"),
        new("staff-ticket", Viewer.Agent, $"staff/tickets/{LooksDesk.Ticket}"),
        new("staff-new-ticket", Viewer.Agent, "staff/tickets/new"),
        new("portal-list", Viewer.Requester, ""),
        new("portal-request", Viewer.Requester, $"requests/{LooksDesk.Ticket}"),
        new("portal-new-request", Viewer.Requester, "requests/new"),
        new("portal-survey", Viewer.Nobody, $"survey/{Survey}"),
        new("staff-ticket-rated", Viewer.Agent, $"staff/tickets/{LooksSurvey.Ticket}"),
        new("admin", Viewer.Administrator, "admin"),
        new("admin-staff", Viewer.Administrator, "admin/staff"),
        new("admin-new-staff", Viewer.Administrator, "admin/staff/new"),
        new("admin-groups", Viewer.Administrator, "admin/groups"),
        new("admin-customers", Viewer.Administrator, "admin/customers"),
        new("admin-customer", Viewer.Administrator, "admin/customers/1"),
        new("admin-contract", Viewer.Administrator, "admin/contracts/1"),
        new("admin-rules", Viewer.Administrator, "admin/rules"),
        new("admin-rule", Viewer.Administrator, $"admin/rules/{Rule}"),
        new("admin-new-rule", Viewer.Administrator, "admin/rules/new"),
        new("admin-rule-trial", Viewer.Administrator, "admin/rules/draft/trial"),
        new("admin-calendars", Viewer.Administrator, "admin/calendars"),
        new("admin-new-calendar", Viewer.Administrator, "admin/calendars/new"),
        new("admin-scenarios", Viewer.Administrator, "admin/scenarios"),
        new("admin-scenario", Viewer.Administrator, "admin/scenarios/1"),
        new("admin-scenario-steps", Viewer.Administrator, $"admin/scenarios/1/statuses/{LooksScenario.Working}/steps/Entering"),
        new("admin-scenario-timer", Viewer.Administrator, $"admin/scenarios/1/statuses/{LooksScenario.Working}/timers/0"),
        new("admin-scenario-way", Viewer.Administrator, $"admin/scenarios/1/ways/{LooksScenario.Working}/{LooksScenario.Solved}"),
        new("staff-scenario", Viewer.Agent, $"staff/tickets/{LooksDesk.Ticket}/scenario"),
        new("admin-timers", Viewer.Administrator, "admin/timers"),
        new("admin-timer", Viewer.Administrator, "admin/timers/1"),
        new("admin-service-levels", Viewer.Administrator, "admin/service-levels"),
        new("admin-service-level", Viewer.Administrator, "admin/service-levels/1"),
        new("staff-service-level", Viewer.Agent, $"staff/tickets/{LooksDesk.Ticket}/service-level"),
        new("staff-forward", Viewer.Agent, $"staff/tickets/{LooksDesk.Ticket}/forward"),
        new("staff-placing", Viewer.Agent, $"staff/tickets/{LooksDesk.Ticket}/placing"),
        new("admin-queues", Viewer.Administrator, "admin/queues"),
        new("admin-mailboxes", Viewer.Administrator, "admin/mailboxes"),
        new("admin-new-mailbox", Viewer.Administrator, "admin/mailboxes/new"),
        new("admin-mailbox", Viewer.Administrator, $"admin/mailboxes/{Mailbox}"),
        new("admin-queue-sender", Viewer.Administrator, "admin/queues/1/sender"),
        new("admin-sending", Viewer.Administrator, "admin/mailboxes/1/sending?look=true&selector=s1"),
        new("admin-mail-templates", Viewer.Administrator, "admin/mail-templates"),
        new("admin-mail-template", Viewer.Administrator, "admin/mail-templates/reply/fr"),
        new("admin-mail-rules", Viewer.Administrator, "admin/mail-rules"),
        new("admin-xslt-templates", Viewer.Administrator, "admin/xslt-templates"),
        new("admin-new-xslt-template", Viewer.Administrator, "admin/xslt-templates/new?from=importance"),
        new("admin-xslt-template", Viewer.Administrator, "admin/xslt-templates/1", "button[formaction$=trials]"),
        new("admin-survey", Viewer.Administrator, "admin/survey"),
        new("admin-sent", Viewer.Administrator, "admin/sent"),
        new("admin-journal", Viewer.Administrator, "admin/journal"),
    ];
}
