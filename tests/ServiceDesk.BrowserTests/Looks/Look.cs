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
    /// <summary>What is clicked on a wide screen, and what is seen after that on the same page; CSS selectors.</summary>
    public (string Click, string Shows)? Opens { get; init; }

    /// <summary>What is pressed after that, and what is seen then.</summary>
    public (string Key, string Shows)? Keys { get; init; }

    /// <summary>Stands in a path for <see cref="LooksDesk.Mailbox"/>.</summary>
    public const string Mailbox = "{mailbox}";

    /// <summary>Stands in a path for <see cref="LooksDesk.Rule"/>.</summary>
    public const string Rule = "{rule}";

    /// <summary>Stands in a path for <see cref="LooksDesk.Survey"/>.</summary>
    public const string Survey = "{survey}";

    /// <summary>Stands in a path for <see cref="LooksDesk.Escalated"/>.</summary>
    public const string Escalated = "{escalated}";

    public static IReadOnlyList<Look> All { get; } =
    [
        new("sign-in", Viewer.Nobody, "sign-in"),
        new("staff-list", Viewer.Agent, "staff/tickets?q=is:all"),
        new("staff-list-panel", Viewer.Agent, "staff/tickets?q=is:all") { Opens = ($"tbody tr:has(a[href$='/{LooksDesk.Ticket}']) span.row-preview", "#ticket-panel h2") },
        new("staff-palette", Viewer.Administrator, $"staff/tickets/{LooksDesk.Ticket}") { Keys = ("Control+k", "#palette .palette-group") },
        new("staff-list-grouped", Viewer.Agent, "staff/tickets?q=is:all+-priority:low&group=priority"),
        new("staff-list-problem", Viewer.Agent, "staff/tickets?q=status:nowhere+colour:red"),
        new("staff-new-view", Viewer.Agent, "staff/views/new?q=assignee:me"),
        new("staff-ticket", Viewer.Agent, $"staff/tickets/{LooksDesk.Ticket}"),
        new("staff-notifications", Viewer.Agent, "staff/notifications"),
        new("staff-ticket-draft", Viewer.Agent, $"staff/tickets/{LooksComposer.Ticket}"),
        new("staff-ticket-held", Viewer.Agent, $"staff/tickets/{LooksComposer.Held}"),
        new("staff-ticket-macro", Viewer.Agent, $"staff/tickets/{LooksDesk.Ticket}?macro=1"),
        new("staff-drafts", Viewer.Agent, "staff/drafts"),
        new("staff-macros", Viewer.Agent, "staff/macros"),
        new("staff-macro", Viewer.Administrator, "staff/macros/1"),
        new("staff-new-macro", Viewer.Agent, "staff/macros/new"),
        new("staff-new-ticket", Viewer.Agent, "staff/tickets/new"),
        new("staff-trash", Viewer.Administrator, "staff/trash"),
        new("staff-relate", Viewer.Agent, $"staff/tickets/{LooksDesk.Ticket}/relations/new?q=screen&relation=parent"),
        new("staff-copies", Viewer.Agent, $"staff/tickets/{LooksDesk.Ticket}/copies?q=a"),
        new("staff-merge", Viewer.Agent, $"staff/tickets/{LooksDesk.Ticket}/merge?into=9"),
        new("staff-split", Viewer.Agent, $"staff/tickets/{LooksDesk.Ticket}/split"),
        new("staff-customers", Viewer.Agent, "staff/customers"),
        new("staff-customer", Viewer.Agent, "staff/customers/1"),
        new("staff-correct-message", Viewer.Administrator, "staff/messages/1/correction"),
        new("staff-correct-entry", Viewer.Agent, "staff/history/1/correction"),
        new("admin-tenants", Viewer.Administrator, "admin/tenants"),
        new("admin-new-tenant", Viewer.Administrator, "admin/tenants/new"),
        new("admin-tenant", Viewer.Administrator, "admin/tenants/northwind"),
        new("admin-tenant-limits", Viewer.Administrator, "admin/tenants/alpha"),
        new("admin-operators", Viewer.Administrator, "admin/operators"),
        new("admin-new-service", Viewer.Administrator, "admin/customers/1/services/new"),
        new("staff-ticket-escalated", Viewer.Administrator, $"staff/tickets/{Escalated}"),
        new("staff-list-escalated", Viewer.Administrator, "staff/tickets?view=escalated"),
        new("staff-hand-on", Viewer.Administrator, $"staff/tickets/{LooksDesk.Ticket}/supplier-tickets/new"),
        new("staff-hand-on-preview", Viewer.Administrator, $"staff/tickets/{LooksDesk.Ticket}/supplier-tickets/new", ".settings-form .btn-primary"),
        new("staff-raise-supplier-ticket", Viewer.Administrator, "staff/supplier-tickets/new"),
        new("portal-list", Viewer.Requester, ""),
        new("portal-customers", Viewer.Requester, "?whose=customers"),
        new("portal-organisation", Viewer.Requester, "?whose=organisation"),
        new("portal-system", Viewer.Nobody, $"systems/{LooksPartners.LinkPlace}"),
        new("staff-system", Viewer.Agent, $"staff/systems/{LooksPartners.SystemPlace}"),
        new("staff-system-secret", Viewer.Agent, $"staff/systems/{LooksPartners.SystemPlace}", "form[action$='/token'] button"),
        new("admin-partners", Viewer.Administrator, $"admin/customers/{LooksPartners.PartnerPlace}/partners"),
        new("portal-request", Viewer.Requester, $"requests/{LooksDesk.Ticket}"),
        new("portal-new-request", Viewer.Requester, "requests/new"),
        new("profile", Viewer.Agent, "profile"),
        new("profile-password", Viewer.Requester, "profile/password"),
        new("profile-authenticator", Viewer.Agent, "profile/authenticator"),
        new("profile-tokens", Viewer.Agent, "profile/tokens"),
        new("profile-confirmation", Viewer.Agent, "profile/confirmation"),
        new("portal-articles", Viewer.Nobody, "articles"),
        new("portal-articles-found", Viewer.Requester, "articles?q=password"),
        new("portal-article", Viewer.Nobody, "articles/5"),
        new("staff-articles", Viewer.Agent, "staff/articles"),
        new("staff-article", Viewer.Agent, "staff/articles/1"),
        new("staff-article-edit", Viewer.Agent, "staff/articles/1/edit"),
        new("portal-survey", Viewer.Nobody, $"survey/{Survey}"),
        new("staff-ticket-rated", Viewer.Agent, $"staff/tickets/{LooksSurvey.Ticket}"),
        new("admin", Viewer.Administrator, "admin"),
        new("admin-staff", Viewer.Administrator, "admin/staff"),
        new("admin-new-staff", Viewer.Administrator, "admin/staff/new"),
        new("admin-roles", Viewer.Administrator, "admin/roles"),
        new("admin-role", Viewer.Administrator, "admin/roles/1"),
        new("admin-single-sign-on", Viewer.Administrator, "admin/single-sign-on"),
        new("admin-identity-provider", Viewer.Administrator, "admin/single-sign-on/1"),
        new("admin-groups", Viewer.Administrator, "admin/groups"),
        new("admin-customers", Viewer.Administrator, "admin/customers"),
        new("admin-customer", Viewer.Administrator, "admin/customers/1"),
        new("admin-customer-people", Viewer.Administrator, "admin/customers/1/people"),
        new("admin-customer-merge", Viewer.Administrator, "admin/customers/1/merge"),
        new("admin-notifications", Viewer.Administrator, "admin/notifications"),
        new("admin-contract", Viewer.Administrator, "admin/contracts/1"),
        new("admin-suppliers", Viewer.Administrator, "admin/suppliers"),
        new("admin-supplier", Viewer.Administrator, "admin/suppliers/1"),
        new("admin-staff-member", Viewer.Administrator, "admin/staff/1"),
        new("admin-fields", Viewer.Administrator, "admin/guides/fields"),
        new("admin-new-field", Viewer.Administrator, "admin/guides/fields/new"),
        new("admin-field", Viewer.Administrator, "admin/guides/fields/2"),
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
        new("staff-new-mail", Viewer.Agent, $"staff/tickets/{LooksDesk.Ticket}/forward?blank=true"),
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
        new("admin-retention", Viewer.Administrator, "admin/retention"),
        new("admin-use", Viewer.Administrator, "admin/use"),
        new("admin-branding", Viewer.Administrator, "admin/branding"),
        new("admin-sessions", Viewer.Administrator, "admin/sessions"),
        new("admin-audit-log", Viewer.Administrator, "admin/audit-log"),
        new("admin-audit-entry", Viewer.Administrator, "admin/audit-log/3"),
        new("admin-personal-data", Viewer.Administrator, "admin/personal-data"),
        new("admin-person", Viewer.Administrator, "admin/personal-data/4"),
    ];
}
