using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using ServiceDesk.Access;
using ServiceDesk.Conditions;
using ServiceDesk.Database;
using ServiceDesk.Dispatch;
using ServiceDesk.Files;
using ServiceDesk.Guides;
using ServiceDesk.Installation;
using ServiceDesk.Intake;
using ServiceDesk.Operations;
using ServiceDesk.Outbox;
using ServiceDesk.People;
using ServiceDesk.Scenarios;
using ServiceDesk.Seeding;
using ServiceDesk.Sending;
using ServiceDesk.ServiceLevels;
using ServiceDesk.Surveys;
using ServiceDesk.Templates;
using ServiceDesk.Templates.Xslt;
using ServiceDesk.Tenants;
using ServiceDesk.Tickets;
using ServiceDesk.Timers;

namespace ServiceDesk;

/// <summary>Everything that is true without a browser, for a host to be built around.</summary>
public static class DeskSetup
{
    /// <param name="dataFolder">Where files lie, and the database when it is an embedded one.</param>
    /// <param name="addresses">Null: <see cref="AddressSettings.Default"/>.</param>
    public static IServiceCollection AddDesk(
        this IServiceCollection services, DatabaseSettings database, string dataFolder, AddressSettings? addresses = null)
    {
        services.AddDeskDatabase(database);
        services.AddDataProtection().SetApplicationName("ServiceDesk");
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(provider => new ConfigureOptions<KeyManagementOptions>(
            options => options.XmlRepository = ActivatorUtilities.CreateInstance<DataKeyRepository>(provider)));
        services.AddSingleton(new DataFolder(dataFolder));
        services.AddSingleton<DatabaseCheck>();
        services.AddSingleton<IFileStore>(new FolderFileStore(Path.Combine(dataFolder, "files")));

        services.AddSingleton(addresses ?? AddressSettings.Default);
        services.AddSingleton<PublicLinks>();
        services.AddDeskAccounts();
        services.AddScoped<AccountOpener>();
        services.AddScoped<SignInTokens>();
        services.AddScoped<SendSignInLink>();
        services.AddScoped<Invitations>();

        services.AddSingleton<TenantDirectory>();
        services.AddSingleton<TenantScopes>();
        services.AddSingleton<CatalogCache>();
        services.AddSingleton<CreateTenant>();
        services.AddSingleton<TicketSeeder>();
        services.AddScoped<PersonFinder>();
        services.AddScoped<TicketSearch>();
        services.AddScoped<TicketList>();
        services.AddScoped<TicketReader>();
        services.AddScoped<TicketMeetings>();
        services.AddScoped<QueueCounts>();
        services.AddScoped<MessageWriter>();
        services.AddScoped<TicketNumbers>();
        services.AddScoped<OpenTicket>().AddScoped<ContractsInForce>();
        services.AddScoped<ChangeTicket>().AddScoped<CarryOut>().AddScoped<StatusClock>().AddScoped<FireTimers>().AddScoped<RunningTimers>();
        services.AddScoped<Workflow>().AddScoped<TicketFacts>().AddSingleton<ScenarioBooks>();
        services.AddScoped<ServiceClocks>().AddScoped<ClockDues>().AddScoped<ServiceLedger>().AddSingleton<LevelBooks>();
        services.AddScoped<Dispatcher>().AddScoped<HandOut>().AddSingleton<RuleBooks>();
        services.AddSingleton<ConditionCatalog>().AddSingleton<OperationCatalog>();
        AddKinds<ConditionField>(services);
        AddKinds<Operation>(services);
        AddKinds<GuideKind>(services);
        services.AddSingleton<GuideCatalog>().AddScoped<GuideUse>().AddScoped<GuideReader>();
        services.AddScoped<WorkOnTicket>().AddScoped<AskSurvey>().AddScoped<AnswerSurvey>();
        services.AddScoped<AnswerRequest>().AddScoped<AnswerForward>().AddScoped<ForwardTicket>();
        services.AddScoped<DueWorkQueue>();
        services.AddScoped<Journal>();
        services.AddScoped<OwnAddresses>();
        services.AddScoped<TicketMatcher>();
        services.AddScoped<MailGate>().AddScoped<MarkSpam>().AddScoped<UnmarkSpam>();
        services.AddScoped<PlaceMail>();
        services.AddScoped<FetchMailbox>().AddScoped<FetchImap>().AddScoped<FetchPop3>();
        services.AddScoped<MailboxSessions>().AddScoped<MailboxTokens>().AddSingleton<AccessTokens>().AddSingleton<ConsentStates>();
        services.AddHttpClient(MailboxTokens.HttpName).ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false });
        services.AddSingleton<FetchTurns>();
        services.AddScoped<FoldTally>();
        services.AddScoped<MailComposer>().AddScoped<TemplatedMail>().AddScoped<QuotedHistory>();
        services.TryAddSingleton(new GovernorSettings());
        services.TryAddSingleton(new SendingSettings(null, null, null));
        services.TryAddSingleton(new DnsSettings(null));
        services.AddSingleton<MailboxPace>();
        services.AddScoped<LoopGovernor>();
        services.AddScoped<DeliverMail>();
        services.AddSingleton<MailboxPasswords>();
        services.AddSingleton<MailAddressing>();
        services.AddSingleton<JournalGroupCommit>();
        services.AddSingleton<TakeSmtpMail>();
        services.AddTemplates();
        AddSettings(services);
        return services;
    }

    /// <summary>Fields, operations and guides are found by themselves: a new one is one file.</summary>
    private static void AddKinds<T>(IServiceCollection services) where T : class
    {
        foreach (var kind in typeof(T).Assembly.GetTypes().Where(x => !x.IsAbstract && x.IsAssignableTo(typeof(T))).OrderBy(x => x.Name, StringComparer.Ordinal))
            services.AddSingleton(typeof(T), kind);
    }

    /// <summary>What administrators do.</summary>
    private static void AddSettings(IServiceCollection services)
    {
        services.AddScoped<InviteStaff>().AddScoped<InviteAgain>().AddScoped<ChangeRole>().AddScoped<DismissStaff>();
        services.AddScoped<CreateGuideEntry>().AddScoped<ChangeGuideEntry>().AddScoped<MoveGuideEntry>();
        services.AddScoped<ArchiveGuideEntry>().AddScoped<RestoreGuideEntry>().AddScoped<ChangeAvailability>();
        services.AddScoped<CreateGroup>().AddScoped<ChangeGroup>().AddScoped<ArchiveGroup>().AddScoped<RestoreGroup>();
        services.AddScoped<CustomerList>().AddScoped<CreateCustomer>().AddScoped<ChangeCustomer>();
        services.AddScoped<CreateContract>().AddScoped<ChangeContract>().AddScoped<ArchiveContract>();
        services.AddScoped<CreateQueue>().AddScoped<ChangeQueue>().AddScoped<ArchiveQueue>().AddScoped<RestoreQueue>();
        services.AddScoped<CreateMailbox>().AddScoped<ChangeMailbox>().AddScoped<ArchiveMailbox>().AddScoped<RestoreMailbox>();
        services.AddScoped<BeginMailboxConsent>().AddScoped<CompleteMailboxConsent>();
        services.AddScoped<TestMailbox>().AddScoped<AcceptCertificate>().AddScoped<ReconcileMailbox>();
        services.AddScoped<OutboxList>().AddScoped<SendAgain>();
        services.AddScoped<JournalList>().AddScoped<TryMailAgain>();
        services.AddScoped<ChangeMailTemplate>().AddScoped<ResetMailTemplate>().AddScoped<PreviewMailTemplate>().AddScoped<ChangeClosingNotice>();
        services.AddScoped<ChangeSurvey>().AddScoped<SurveyFigures>();
        services.AddScoped<ChangeQueueSender>().AddScoped<CheckSenderDomain>();
        services.AddScoped<CreateCalendar>().AddScoped<ChangeCalendar>().AddScoped<ArchiveCalendar>();
        services.AddScoped<ChangeStatusTimer>().AddScoped<DeleteStatusTimer>();
        services.AddScoped<ChangeServiceLevel>().AddScoped<MoveServiceLevel>().AddScoped<DeleteServiceLevel>();
        services.AddSingleton<RuleCheck>().AddScoped<RuleDrafts>().AddScoped<CreateRule>().AddScoped<ChangeRule>().AddScoped<MoveRule>().AddScoped<DeleteRule>();
        services.AddScoped<PresetWork>().AddScoped<PresetScenarios>().AddScoped<PublishRules>().AddScoped<DiscardRules>().AddScoped<TryRules>();
        services.AddSingleton<ScenarioCheck>().AddScoped<ScenarioDrafts>().AddScoped<CreateScenario>().AddScoped<ChangeScenario>().AddScoped<ArchiveScenario>();
        services.AddScoped<EditScenario>().AddScoped<PublishScenario>().AddScoped<DiscardScenarioDraft>().AddScoped<MoveTickets>();
        services.AddScoped<ChangeMailRules>().AddScoped<BlockSender>().AddScoped<UnblockSender>().AddScoped<MoveMessage>();
    }
}
