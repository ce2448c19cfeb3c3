using System.Collections.Frozen;
using ServiceDesk.Access;
using ServiceDesk.Calendars;
using ServiceDesk.CustomFields;
using ServiceDesk.Guides;
using ServiceDesk.Guides.Kinds;
using ServiceDesk.Macros;
using ServiceDesk.Notifications;
using ServiceDesk.People;
using ServiceDesk.Scenarios;
using ServiceDesk.ServiceLevels;
using ServiceDesk.Templates.Xslt;
using ServiceDesk.Tickets.SavedViews;
using ServiceDesk.Timers;

namespace ServiceDesk.Tickets;

/// <summary>A stylesheet that can be chosen.</summary>
public sealed record TemplateChoice(long Id, string Name, XsltKind Kind, bool IsInUse);

/// <summary>
/// The small tables of a tenant that every page needs: read once, kept in memory (<see cref="CatalogCache"/>), so that lists name
/// statuses, queues and people without joins. The entities in it are for reading alone.
/// </summary>
public sealed class Catalog
{
    private readonly FrozenDictionary<long, Status> statuses;
    private readonly FrozenDictionary<long, Priority> priorities;
    private readonly FrozenDictionary<long, Category> categories;
    private readonly FrozenDictionary<long, GuideEntry> entries;
    private readonly ILookup<string, GuideEntry> entriesByKind;
    private readonly FrozenDictionary<long, Queue> queues;
    private readonly FrozenDictionary<long, Group> groups;
    private readonly FrozenDictionary<long, Person> staff;
    private readonly FrozenDictionary<long, Role> roles;
    private readonly ILookup<long, long> roleIds;
    private readonly FrozenDictionary<long, CustomField> fields;

    public Catalog(
        IEnumerable<Status> statuses, IEnumerable<Priority> priorities, IEnumerable<Category> categories,
        IEnumerable<Queue> queues, IEnumerable<Group> groups, IEnumerable<Person> staff,
        IEnumerable<Calendar>? calendars = null, IEnumerable<StatusTimer>? statusTimers = null,
        IEnumerable<Scenario>? scenarios = null, IEnumerable<GuideEntry>? entries = null, IEnumerable<ServiceLevel>? serviceLevels = null,
        IEnumerable<EventSetting>? events = null, IEnumerable<TemplateChoice>? templates = null,
        IEnumerable<Role>? roles = null, IEnumerable<PersonRole>? personRoles = null,
        IEnumerable<SavedView>? savedViews = null, IEnumerable<Macro>? macros = null,
        IEnumerable<CustomField>? fields = null)
    {
        this.roles = (roles ?? []).ToFrozenDictionary(x => x.Id);
        roleIds = (personRoles ?? []).ToLookup(x => x.PersonId, x => x.RoleId);
        Roles = [.. this.roles.Values.Where(x => x.ArchivedAt is null).OrderBy(x => !x.IsDefault).ThenBy(x => x.Name, StringComparer.CurrentCulture)];
        this.fields = (fields ?? []).ToFrozenDictionary(x => x.Id);
        Fields = [.. this.fields.Values.Where(x => x.ArchivedAt is null).OrderBy(x => x.Order).ThenBy(x => x.Id)];
        this.statuses = statuses.ToFrozenDictionary(x => x.Id);
        this.priorities = priorities.ToFrozenDictionary(x => x.Id);
        this.categories = categories.ToFrozenDictionary(x => x.Id);
        this.entries = (entries ?? []).ToFrozenDictionary(x => x.Id);
        entriesByKind = this.entries.Values.Where(x => x.ArchivedAt is null).OrderBy(x => x.Order).ThenBy(x => x.Id).ToLookup(x => x.Kind);
        this.queues = queues.ToFrozenDictionary(x => x.Id);
        this.groups = groups.ToFrozenDictionary(x => x.Id);
        this.staff = staff.ToFrozenDictionary(x => x.Id);
        Statuses = [.. this.statuses.Values.Where(x => x.ArchivedAt is null).OrderBy(x => x.Order).ThenBy(x => x.Id)];
        Priorities = [.. this.priorities.Values.Where(x => x.ArchivedAt is null).OrderBy(x => x.Order).ThenBy(x => x.Id)];
        Categories = [.. this.categories.Values.Where(x => x.ArchivedAt is null).OrderBy(x => x.Order).ThenBy(x => x.Name, StringComparer.CurrentCulture)];
        Queues = [.. this.queues.Values.Where(x => x.ArchivedAt is null).OrderBy(x => x.Order).ThenBy(x => x.Name, StringComparer.CurrentCulture)];
        Groups = [.. this.groups.Values.Where(x => x.ArchivedAt is null).OrderBy(x => x.Name, StringComparer.CurrentCulture)];
        Calendars = [.. (calendars ?? []).OrderBy(x => !x.IsDefault).ThenBy(x => x.Name, StringComparer.CurrentCulture)];
        StatusTimers = [.. (statusTimers ?? []).Where(x => x.IsOn)];
        Scenarios = [.. (scenarios ?? []).OrderBy(x => x.Name, StringComparer.CurrentCulture)];
        ServiceLevels = [.. (serviceLevels ?? []).OrderBy(x => x.Order).ThenBy(x => x.Id)];
        Notifications = new(events ?? []);
        Templates = [.. (templates ?? []).OrderBy(x => x.Name, StringComparer.CurrentCulture)];
        SavedViews = [.. (savedViews ?? []).OrderBy(x => x.Name, StringComparer.CurrentCulture).ThenBy(x => x.Id)];
        Macros = [.. (macros ?? []).OrderBy(x => x.Name, StringComparer.CurrentCulture).ThenBy(x => x.Id)];
        Staff = [.. this.staff.Values.Where(x => x.IsStaff).OrderBy(x => x.Name, StringComparer.CurrentCulture)];
    }

    /// <summary>In their order; archived ones are left out of every list, but are still found by id.</summary>
    public IReadOnlyList<Status> Statuses { get; }
    public IReadOnlyList<Priority> Priorities { get; }
    public IReadOnlyList<Category> Categories { get; }
    public IReadOnlyList<GuideEntry> Types => EntriesOf(TypeKind.Name);
    public IReadOnlyList<GuideEntry> Products => EntriesOf(ProductKind.Name);
    public IReadOnlyList<GuideEntry> Subjects => EntriesOf(SubjectKind.Name);
    public IReadOnlyList<GuideEntry> Skills => EntriesOf(SkillKind.Name);
    public IReadOnlyList<GuideEntry> RelationTypes => EntriesOf(RelationTypeKind.Name);
    public IReadOnlyList<GuideEntry> DeferralReasons => EntriesOf(DeferralReasonKind.Name);
    public IReadOnlyList<GuideEntry> ArticleCategories => EntriesOf(ArticleCategoryKind.Name);
    public IReadOnlyList<CustomField> Fields { get; }
    public IReadOnlyList<Queue> Queues { get; }
    public IReadOnlyList<Group> Groups { get; }

    /// <summary>Those who work for the tenant now.</summary>
    public IReadOnlyList<Person> Staff { get; }

    /// <summary>In their order, the archived ones behind: a ticket may have one still.</summary>
    public IEnumerable<Status> EveryStatus => Statuses.Concat(statuses.Values.Where(x => x.ArchivedAt is not null).OrderBy(x => x.Id));
    public IEnumerable<Priority> EveryPriority => Priorities.Concat(priorities.Values.Where(x => x.ArchivedAt is not null).OrderBy(x => x.Id));
    public IEnumerable<Queue> EveryQueue => Queues.Concat(queues.Values.Where(x => x.ArchivedAt is not null).OrderBy(x => x.Id));

    /// <summary>Staff of now, then those who have left.</summary>
    public IEnumerable<Person> EveryStaff => Staff.Concat(staff.Values.Where(x => !x.IsStaff).OrderBy(x => x.Id));

    /// <summary>The default one first; archived ones too, for what still counts by them.</summary>
    public IReadOnlyList<Calendar> Calendars { get; }

    /// <summary>Those that are on.</summary>
    public IReadOnlyList<StatusTimer> StatusTimers { get; }

    /// <summary>Those of which a version is in force.</summary>
    public IReadOnlyList<Scenario> Scenarios { get; }

    /// <summary>In their order; those that are off too, for the tickets that have one.</summary>
    public IReadOnlyList<ServiceLevel> ServiceLevels { get; }

    /// <summary>Who is told of what.</summary>
    public NotificationMatrix Notifications { get; }

    /// <summary>Stylesheets that are not archived.</summary>
    public IReadOnlyList<TemplateChoice> Templates { get; }

    /// <summary>Those that write notices.</summary>
    public IEnumerable<TemplateChoice> NoticeTemplates => Templates.Where(x => x.Kind == XsltKind.Notification);

    /// <summary>A template computes the importance of tickets.</summary>
    public bool HasImportance => Templates.Any(x => x is { Kind: XsltKind.Importance, IsInUse: true });

    /// <summary>A template computes something of every ticket that changes.</summary>
    public bool ComputesByTemplate => Templates.Any(x => x.IsInUse);

    /// <summary>The default one first.</summary>
    public IReadOnlyList<Role> Roles { get; }

    /// <summary>Null for one that is archived, too.</summary>
    public Role? Role(long? id) => Find(roles, id) is { ArchivedAt: null } role ? role : null;

    /// <summary>What somebody's rights come from; archived roles give none.</summary>
    public IEnumerable<Role> RolesOf(long personId) => roleIds[personId].Select(x => Role(x)).OfType<Role>();

    /// <summary>The groups to which somebody belongs.</summary>
    public IReadOnlyList<long> GroupIdsOf(long personId) => [.. groups.Values.Where(x => x.Members.Any(member => member.PersonId == personId)).Select(x => x.Id)];

    /// <summary>Everybody's, by name.</summary>
    public IReadOnlyList<SavedView> SavedViews { get; }

    /// <summary>Everybody's, by name; archived ones too.</summary>
    public IReadOnlyList<Macro> Macros { get; }

    /// <summary>The calendar that counts: the one named, else the tenant's default; without any it is always open.</summary>
    public (long? Id, WorkingCalendar Hours) CalendarFor(long? id) =>
        (Calendars.FirstOrDefault(x => x.Id == id) ?? Calendars.FirstOrDefault(x => x.IsDefault)) is { } calendar ? (calendar.Id, calendar.Read()) : (null, AlwaysOpen);

    /// <summary>The hours of a calendar that something counts by; null is the one that is always open.</summary>
    public WorkingCalendar HoursOf(long? calendarId) => Calendars.FirstOrDefault(x => x.Id == calendarId)?.Read() ?? AlwaysOpen;

    internal static readonly WorkingCalendar AlwaysOpen = new(
        "UTC", new WeeklyHours(Enum.GetValues<DayOfWeek>().Select(x => (x, new WorkingSpan(TimeSpan.Zero, TimeSpan.FromDays(1))))), []);

    public Queue DefaultQueue => Queues.FirstOrDefault(x => x.IsDefault) ?? Queues[0];

    /// <summary>The group that takes what nobody placed; null where the tenant has none.</summary>
    public Group? Triage => Groups.FirstOrDefault(x => x.IsTriage);

    /// <summary>Whether somebody of triage steps in where others have to begin (C8): what they write begins nothing (C7).</summary>
    public bool StepsIn(long? personId, Ticket ticket) =>
        Triage is { } triage && (ticket.GroupId ?? ticket.AssigneeId) is not null && ticket.GroupId != triage.Id && ticket.AssigneeId != personId
        && triage.Members.Any(x => x.PersonId == personId) && Group(ticket.GroupId)?.Members.Any(x => x.PersonId == personId) != true;

    public Priority DefaultPriority => Priorities.FirstOrDefault(x => x.IsDefault) ?? Priorities[0];

    /// <summary>The status to take for a phase when nobody chose one; null when the tenant has none of that phase.</summary>
    public Status? StatusFor(Phase phase) =>
        Statuses.FirstOrDefault(x => x.Phase == phase && x.IsDefault) ?? Statuses.FirstOrDefault(x => x.Phase == phase);

    /// <summary>What a new ticket starts with.</summary>
    public Status InitialStatus => StatusFor(Phase.Pending) ?? StatusFor(Phase.Working) ?? Statuses[0];

    public Status? Status(long? id) => Find(statuses, id);
    public Priority? Priority(long? id) => Find(priorities, id);
    public Category? Category(long? id) => Find(categories, id);
    public GuideEntry? Type(long? id) => Entry(TypeKind.Name, id);
    public GuideEntry? Product(long? id) => Entry(ProductKind.Name, id);
    public GuideEntry? RelationType(long? id) => Entry(RelationTypeKind.Name, id);
    public GuideEntry? DeferralReason(long? id) => Entry(DeferralReasonKind.Name, id);
    public GuideEntry? ArticleCategory(long? id) => Entry(ArticleCategoryKind.Name, id);
    public CustomField? Field(long? id) => Find(fields, id);
    public Queue? Queue(long? id) => Find(queues, id);
    public Group? Group(long? id) => Find(groups, id);

    /// <summary>The entries of a guide that has no table of its own, in their order.</summary>
    public IReadOnlyList<GuideEntry> EntriesOf(string guide) => [.. entriesByKind[guide]];

    /// <summary>A custom field, an archived one too.</summary>
    public CustomField? FieldWithKey(string key) => fields.Values.FirstOrDefault(x => x.Key == key);

    /// <summary>The custom fields of tickets of a queue and a type, and those that a ticket has a value of all the same.</summary>
    public IEnumerable<CustomField> FieldsFor(long? queueId, long? typeId, IReadOnlyDictionary<long, string>? values = null) =>
        Fields.Where(x => x.IsFor(queueId, typeId) || values?.ContainsKey(x.Id) == true)
            .Concat((values?.Keys ?? []).Select(x => Field(x)).OfType<CustomField>().Where(x => x.ArchivedAt is not null).OrderBy(x => x.Id));

    /// <summary>What a ticket has in its custom fields, in words, by their keys.</summary>
    /// <param name="former">What else it has, by keys; an empty value takes away.</param>
    public IReadOnlyDictionary<string, string> FieldWords(IReadOnlyDictionary<long, string> values, IReadOnlyDictionary<string, string>? former = null)
    {
        if (values.Count == 0)
            return former ?? FrozenDictionary<string, string>.Empty;
        var words = former?.ToDictionary() ?? [];
        foreach (var (id, value) in values)
            if (Field(id) is { } field)
                words[field.Key] = FieldFormat.WordsOf(field, value);
        return words.Where(x => x.Value.Length > 0).ToFrozenDictionary();
    }

    /// <summary>An entry of a guide, an archived one too.</summary>
    public GuideEntry? Entry(string guide, long? id) => Find(entries, id) is { } entry && entry.Kind == guide ? entry : null;

    /// <summary>What somebody has to be able to do for a ticket of this type about this product.</summary>
    public IReadOnlyList<GuideEntry> SkillsFor(long? typeId, long? productId) =>
    [
        .. new[] { Type(typeId), Product(productId) }.SelectMany(x => x?.Ids(SkillKind.NeededInput) ?? []).Distinct()
            .Select(x => Entry(SkillKind.Name, x)).OfType<GuideEntry>().Where(x => x.ArchivedAt is null),
    ];

    /// <summary>Null for one that is archived, too.</summary>
    public Queue? ActiveQueue(long? id) => Queue(id) is { ArchivedAt: null } queue ? queue : null;
    public Group? ActiveGroup(long? id) => Group(id) is { ArchivedAt: null } group ? group : null;

    /// <summary>Null for who has left, too.</summary>
    public Person? ActiveStaff(long? id) => StaffMember(id) is { IsStaff: true } person ? person : null;

    /// <summary>Staff of now and before.</summary>
    public Person? StaffMember(long? id) => Find(staff, id);

    public string StatusName(long id) => Status(id)?.Name ?? "";
    public string PriorityName(long id) => Priority(id)?.Name ?? "";
    public string QueueName(long id) => Queue(id)?.Name ?? "";
    public string? StaffName(long? id) => StaffMember(id)?.Name;
    public string? GroupName(long? id) => Group(id)?.Name;

    private static T? Find<T>(FrozenDictionary<long, T> rows, long? id) where T : class => id is { } key ? rows.GetValueOrDefault(key) : null;
}
