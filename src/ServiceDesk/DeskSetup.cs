using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using ServiceDesk.Access;
using ServiceDesk.Access.Tokens;
using ServiceDesk.Articles;
using ServiceDesk.Branding;
using ServiceDesk.Audit;
using ServiceDesk.Conditions;
using ServiceDesk.Database;
using ServiceDesk.DataKeys;
using ServiceDesk.Dispatch;
using ServiceDesk.Escalation;
using ServiceDesk.Files;
using ServiceDesk.Guides;
using ServiceDesk.Installation;
using ServiceDesk.Intake;
using ServiceDesk.Macros;
using ServiceDesk.Notifications;
using ServiceDesk.Operations;
using ServiceDesk.Outbound;
using ServiceDesk.Outbox;
using ServiceDesk.Partners;
using ServiceDesk.People;
using ServiceDesk.PersonalData;
using ServiceDesk.Quotas;
using ServiceDesk.Relations;
using ServiceDesk.Retention;
using ServiceDesk.Scanning;
using ServiceDesk.Scenarios;
using ServiceDesk.Seeding;
using ServiceDesk.Sending;
using ServiceDesk.ServiceLevels;
using ServiceDesk.Services;
using ServiceDesk.SingleSignOn;
using ServiceDesk.Surveys;
using ServiceDesk.Systems;
using ServiceDesk.Templates;
using ServiceDesk.Templates.Xslt;
using ServiceDesk.Tenants;
using ServiceDesk.Tickets;
using ServiceDesk.Tickets.Bulk;
using ServiceDesk.Tickets.Corrections;
using ServiceDesk.Tickets.Filters;
using ServiceDesk.Tickets.Lists;
using ServiceDesk.Tickets.Drafts;
using ServiceDesk.Tickets.Holding;
using ServiceDesk.Tickets.SavedViews;
using ServiceDesk.Timers;
using ServiceDesk.Trash;
using ServiceDesk.Viewing;
using ServiceDesk.Watching;

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
            options => (options.XmlRepository, options.XmlEncryptor) = (ActivatorUtilities.CreateInstance<DataKeyRepository>(provider), ActivatorUtilities.CreateInstance<KeyEncryptor>(provider))));
        services.TryAddSingleton(new KeyFile(null, dataFolder));
        services.AddSingleton<DataKeyCheck>().AddSingleton<PrepareDataKeys>().AddScoped<RenewDataKeys>();
        services.AddSingleton(new DataFolder(dataFolder));
        services.AddSingleton<DatabaseCheck>();
        services.AddSingleton<IFileStore>(new FolderFileStore(Path.Combine(dataFolder, "files")));

        services.AddSingleton(addresses ?? AddressSettings.Default);
        services.AddSingleton<PublicLinks>();
        services.AddDeskAccounts();
        services.AddScoped<AccountOpener>();
        services.AddScoped<SignInTokens>();
        services.AddScoped<SendSignInLink>();
        services.AddScoped<Invitations>().AddScoped<TellOfAccountChange>();
        services.AddSingleton<OpenSessions>().AddScoped<Sessions>().AddScoped<ChangeProfile>().AddScoped<ChangeSessionLimits>().AddScoped<ChangeBranding>();

        services.AddSingleton<ProviderSecrets>().AddSingleton<SignInAttempts>().AddSingleton<ProviderClient>().AddSingleton<ProviderMetadata>().AddSingleton<IdTokenCheck>();
        services.AddScoped<ProviderSignIn>().AddScoped<EnterByProvider>().AddScoped<OnlyWay>();
        services.TryAddSingleton(new SingleSignOnSettings(AllowsLoopback: false));
        services.AddHttpClient(ProviderClient.HttpName, client => (client.Timeout, client.MaxResponseContentBufferSize) = (ProviderClient.Patience, ProviderClient.LargestAnswer))
            .ConfigurePrimaryHttpMessageHandler(provider => provider.GetRequiredService<OutboundGate>().HttpHandler());
        services.TryAddSingleton(new OutboundSettings());
        services.AddSingleton<OutboundGate>();

        services.AddSingleton<TenantDirectory>();
        services.AddSingleton<TenantScopes>();
        services.AddSingleton<CatalogCache>();
        services.AddSingleton<CreateTenant>().AddSingleton<ExportTenant>().AddSingleton<CountTenantUse>().AddScoped<TenantRows>();
        services.AddScoped<SuspendTenant>().AddScoped<EraseTenant>().AddScoped<ChangeDomains>().AddScoped<ChangeOperators>();
        services.AddSingleton<TicketSeeder>().AddSingleton<DemoSuppliers>();
        services.AddScoped<PersonFinder>();
        services.AddScoped<TicketSearch>();
        services.AddScoped<TicketList>().AddScoped<FilterReader>().AddSingleton<ViewCounts>();
        services.AddScoped<ChooseColumns>().AddScoped<CreateSavedView>().AddScoped<ChangeSavedView>().AddScoped<DeleteSavedView>().AddScoped<ChangeTickets>();
        services.AddScoped<TicketReader>().AddScoped<OverviewReader>().AddScoped<SaveDraft>().AddScoped<DiscardDraft>().AddScoped<DraftList>();
        services.TryAddSingleton(new UndoSettings(0));
        services.AddScoped<HoldReply>().AddScoped<SendHeldReply>().AddScoped<DeliverHeldReply>().AddScoped<ReturnReply>().AddScoped<UndoReply>().AddScoped<DiscardReply>().AddScoped<HeldReplyList>().AddScoped<ChooseUndo>();
        services.AddScoped<ChangeMacro>().AddScoped<ArchiveMacro>().AddScoped<UseMacros>();
        services.AddScoped<ArticleReader>().AddScoped<ArticleDesk>().AddScoped<WriteArticle>().AddScoped<ArchiveArticle>().AddScoped<DemoArticles>();
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
        AddKinds<NotifiedEvent>(services);
        services.AddSingleton<EventCatalog>().AddScoped<EventRecipients>().AddScoped<FollowAct>().AddScoped<ChangeNotifications>();
        services.AddScoped<NotificationReader>().AddScoped<ForgetNotifications>().AddScoped<ChooseNotices>().AddScoped<WriteSummaries>();
        services.AddSingleton<GuideCatalog>().AddScoped<GuideUse>().AddScoped<GuideReader>();
        services.AddScoped<EscalateTicket>().AddScoped<EndEscalation>();
        services.AddScoped<SupplierLinks>().AddScoped<EscalateToSupplier>().AddScoped<RaiseSupplierTicket>().AddScoped<EndSupplierTicket>().AddScoped<PassOnAnswer>();
        services.AddScoped<TellOtherDesks>().AddScoped<DeliverCrossings>().AddScoped<Representatives>().AddSingleton<OtherDesk>();
        services.AddScoped<TakeParcel>().AddScoped<TakeLinkParcel>().AddScoped<TakeTicketParcel>().AddScoped<TakeMessageParcel>();
        services.AddScoped<WorkOnTicket>().AddScoped<AskSurvey>().AddScoped<AnswerSurvey>();
        services.AddScoped<AnswerRequest>().AddScoped<AnswerForward>().AddScoped<ForwardTicket>();
        services.AddScoped<StaffRights>().AddScoped<SecondFactorRule>();
        services.AddScoped<WatchTicket>().AddScoped<StopWatching>().AddScoped<ViewTicket>().AddScoped<TicketViewers>().AddScoped<NoteMentions>();
        services.AddScoped<DueWorkQueue>();
        services.AddScoped<Journal>();
        services.AddScoped<OwnAddresses>();
        services.AddScoped<TicketMatcher>();
        services.AddScoped<MailGate>().AddScoped<MarkSpam>().AddScoped<UnmarkSpam>();
        services.AddScoped<PlaceMail>();
        services.AddScoped<FetchMailbox>().AddScoped<FetchImap>().AddScoped<FetchPop3>();
        services.AddScoped<MailboxSessions>().AddScoped<MailboxTokens>().AddSingleton<AccessTokens>().AddSingleton<ConsentStates>();
        services.AddHttpClient(MailboxTokens.HttpName).ConfigurePrimaryHttpMessageHandler(provider => provider.GetRequiredService<OutboundGate>().HttpHandler());
        services.AddSingleton<FetchTurns>();
        services.AddScoped<FoldTally>();
        services.AddScoped<MeasureUse>().AddScoped<QuotaCheck>().AddSingleton<ChangeQuota>();
        services.AddScoped<ForecastRetention>().AddScoped<ChangeRetention>().AddScoped<KeepRetention>();
        services.AddScoped<TrashTicket>().AddScoped<RestoreTicket>().AddScoped<TrashList>().AddScoped<ChangeTrashDays>().AddScoped<PurgeTrash>().AddScoped<RemoveDiscardedFiles>();
        services.AddScoped<RelateTickets>().AddScoped<UnrelateTickets>().AddScoped<OpenCopies>().AddScoped<CopyChoices>().AddScoped<MergeTickets>().AddScoped<UnmergeTickets>().AddScoped<SplitTicket>();
        services.AddScoped<MailComposer>().AddScoped<TemplatedMail>().AddScoped<XsltMail>().AddScoped<SummaryMail>().AddScoped<QuotedHistory>();
        services.TryAddSingleton(new GovernorSettings());
        services.TryAddSingleton(new SendingSettings(null, null, null));
        services.TryAddSingleton(new DnsSettings(null));
        services.TryAddSingleton(new ScannerSettings(null));
        services.AddSingleton<VirusScanner>().AddScoped<CheckFiles>().AddScoped<QueueFileChecks>();
        services.AddSingleton<MailboxPace>();
        services.AddScoped<LoopGovernor>();
        services.AddScoped<DeliverMail>();
        services.AddSingleton<MailboxPasswords>();
        services.AddSingleton<MailAddressing>();
        services.AddSingleton<JournalGroupCommit>();
        services.AddSingleton<TakeSmtpMail>();
        services.AddTemplates();
        services.AddAudit();
        services.AddScoped<ExportPerson>().AddScoped<ErasePerson>();
        AddSettings(services);
        return services;
    }

    /// <summary>Fields, operations, guides and events are found by themselves: a new one is one file.</summary>
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
        services.AddScoped<CreateRole>().AddScoped<EditRole>().AddScoped<ArchiveRole>().AddScoped<GiveRoles>().AddScoped<ChangeLicence>();
        services.AddScoped<CreateGroup>().AddScoped<ChangeGroup>().AddScoped<ArchiveGroup>().AddScoped<RestoreGroup>();
        services.AddScoped<CustomerList>().AddScoped<CreateCustomer>().AddScoped<ChangeCustomer>().AddScoped<MergeCustomers>().AddScoped<KeepCustomerPeople>();
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
        services.AddScoped<ChangeReportingLine>().AddScoped<ProposeSupplier>().AddScoped<AcceptSupplier>().AddScoped<EndSupplierLink>().AddScoped<ChangeSupplierLink>();
        services.AddScoped<CreateCalendar>().AddScoped<ChangeCalendar>().AddScoped<ArchiveCalendar>();
        services.AddScoped<ChangeStatusTimer>().AddScoped<DeleteStatusTimer>();
        services.AddScoped<ChangeServiceLevel>().AddScoped<MoveServiceLevel>().AddScoped<DeleteServiceLevel>();
        services.AddSingleton<RuleCheck>().AddScoped<RuleDrafts>().AddScoped<CreateRule>().AddScoped<ChangeRule>().AddScoped<MoveRule>().AddScoped<DeleteRule>();
        services.AddScoped<PresetWork>().AddScoped<PresetScenarios>().AddScoped<PublishRules>().AddScoped<DiscardRules>().AddScoped<TryRules>();
        services.AddSingleton<ScenarioCheck>().AddScoped<ScenarioDrafts>().AddScoped<CreateScenario>().AddScoped<ChangeScenario>().AddScoped<ArchiveScenario>();
        services.AddScoped<EditScenario>().AddScoped<PublishScenario>().AddScoped<DiscardScenarioDraft>().AddScoped<MoveTickets>();
        services.AddScoped<ChangeMailRules>().AddScoped<BlockSender>().AddScoped<UnblockSender>().AddScoped<MoveMessage>();
        services.AddScoped<KeepServices>().AddScoped<LinkService>().AddScoped<CustomerDesk>().AddScoped<NoteOnCustomer>();
        services.AddScoped<ApiTokens>().AddScoped<KeepProvider>();
        services.AddScoped<KeepSystems>().AddScoped<SystemAccess>().AddScoped<SubmitFromSystem>();
        services.AddScoped<KeepPartners>().AddScoped<ChoosePartnerNotices>().AddScoped<PortalSights>().AddScoped<SubmitForCustomer>().AddScoped<ShareRequests>();
        services.AddScoped<CorrectMessage>().AddScoped<CorrectFact>();
    }
}
