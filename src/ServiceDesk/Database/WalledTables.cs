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

    public static readonly string[] ContractProducts = ["ContractProducts"];

    public static readonly string[] Guides = ["GuideEntries", "PersonSkills"];

    public static readonly string[] Roles = ["Roles", "PersonRoles"];

    public static readonly string[] Surveys = ["SurveyAnswers"];

    public static readonly string[] XsltTemplates = ["XsltTemplates"];

    public static readonly string[] Scenarios = ["Scenarios", "ScenarioVersions"];

    public static readonly string[] Notifications = ["EventSettings", "TemplateRuns"];

    public static readonly string[] ServiceLevels = ["ServiceLevels", "ServiceClocks"];

    public static readonly string[] Articles = ["Articles", "ArticleVersions", "ArticleTerms"];

    public static readonly string[] Relations = ["TicketRelations", "TicketMerges", "DiscardedFiles"];

    public static readonly string[] SignIn = ["Sessions", "AccountPasskeys"];

    public static readonly string[] Corrections = ["MessageVersions"];

    public static readonly string[] Services = ["Services", "ServiceLinks"];

    public static readonly string[] ApiTokens = ["ApiTokens"];

    public static readonly string[] TicketLists = ["SavedViews", "BulkChanges"];

    public static readonly string[] Escalation = ["SupplierLinks", "SupplierTickets", "Crossings", "Arrivals"];

    public static readonly string[] Watching = ["Watchers", "Notifications", "DailySummaries", "TicketViewers"];

    public static readonly string[] Partners = ["Systems", "PartnerLinks", "PartnerPeople"];

    public static readonly string[] Composer = ["Drafts", "Macros"];

    public static readonly string[] Holding = ["HeldReplies", "DraftFiles"];

    public static readonly string[] Branding = ["Logos"];

    public static readonly string[] CustomFields = ["CustomFields", "FieldValues"];

    public static readonly string[] Operators = ["Operators"];

    public static readonly string[] Audit = ["AuditEntries", "AuditHeads"];

    public static readonly string[] SingleSignOn = ["IdentityProviders", "ProviderRoles"];
}
