namespace ServiceDesk.Database;

/// <summary>
/// The tables behind row-level security as of the first release; a migration that adds a tenant's table walls it in too.
/// A test compares the databases' policies with the model's tenant rows.
/// </summary>
internal static class WalledTables
{
    public static readonly string[] Initial =
    [
        "Accounts", "AccountClaims", "AccountLogins", "AccountTokens", "People", "Customers", "Groups", "GroupMembers",
        "Statuses", "Priorities", "Categories", "Queues", "Tickets", "TicketCounters", "Messages", "Attachments", "History",
        "Tags", "TicketTags", "Participants", "Tally", "Timers", "Outbox", "Mailboxes", "IntakeJournal",
    ];

    public static readonly string[] MailRules = ["BlockedSenders"];

    public static readonly string[] MailTemplates = ["MailTemplates"];

    public static readonly string[] Dispatch = ["RuleSets", "Rules", "DispatchTraces"];

    public static readonly string[] Timers = ["Calendars", "StatusTimers"];

    public static readonly string[] Contracts = ["Contracts"];

    public static readonly string[] Guides = ["GuideEntries", "PersonSkills"];

    public static readonly string[] Surveys = ["SurveyAnswers"];

    public static readonly string[] XsltTemplates = ["XsltTemplates"];

    public static readonly string[] Scenarios = ["Scenarios", "ScenarioVersions"];

    public static readonly string[] ServiceLevels = ["ServiceLevels", "ServiceClocks"];
}
