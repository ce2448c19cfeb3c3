using System.Text.Json;
using System.Text.Json.Nodes;
using ServiceDesk.Access;
using ServiceDesk.Calendars;
using ServiceDesk.Conditions;
using ServiceDesk.Guides;
using ServiceDesk.Notifications;
using ServiceDesk.Operations;
using ServiceDesk.People;
using ServiceDesk.ServiceLevels;

namespace ServiceDesk.Installation;

/// <summary>What a new tenant starts with, as data: the files of <c>Installation/Presets</c>.</summary>
public sealed record Preset(
    string Name, IReadOnlyList<Preset.StatusLine> Statuses, IReadOnlyList<Preset.PriorityLine> Priorities,
    IReadOnlyList<string> Categories, IReadOnlyList<Preset.GroupLine> Groups, IReadOnlyList<Preset.QueueLine> Queues,
    IReadOnlyList<Preset.RuleLine> Rules, IReadOnlyList<Preset.CalendarLine> Calendars, IReadOnlyList<Preset.TimerLine> Timers,
    IReadOnlyList<Preset.ScenarioLine>? Scenarios = null, IReadOnlyList<Preset.ServiceLevelLine>? ServiceLevels = null)
{
    /// <summary>Entries of guides that have no table of their own, by the guides' keys.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<GuideLine>> Guides { get; init; } = new Dictionary<string, IReadOnlyList<GuideLine>>();

    /// <summary>Who is told, by the keys of events, where that is not what the events say of themselves.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<Audience>> Notifications { get; init; } = new Dictionary<string, IReadOnlyList<Audience>>();

    /// <summary>With how many icons requesters are asked how they were served, as in <see cref="Surveys.ChangeSurvey"/>; none: nobody is asked.</summary>
    public int SurveyIcons { get; init; }

    /// <summary>What its staff may do.</summary>
    public required IReadOnlyList<RoleLine> Roles { get; init; }

    /// <param name="Rights">Keys of <see cref="RightCatalog"/>.</param>
    public sealed record RoleLine(string Name, IReadOnlyList<string> Rights, TicketScope Scope = TicketScope.All, bool IsDefault = false);

    /// <param name="Names">In other languages.</param>
    /// <param name="Values">By the names of the guide's inputs; entries of other guides by their names.</param>
    public sealed record GuideLine(
        string Name, string? Colour = null, string? Icon = null, IReadOnlyDictionary<string, string>? Names = null, IReadOnlyDictionary<string, string>? Values = null);

    public sealed record StatusLine(string Name, Phase Phase, string Colour, bool IsDefault = false);

    public sealed record PriorityLine(string Name, string Colour, bool IsDefault = false);

    public sealed record GroupLine(string Name, Distribution Distribution = Distribution.Nobody, bool Triage = false);

    /// <summary>Conditions and operations name entries of guides by their names.</summary>
    public sealed record RuleLine(
        string Name, IReadOnlyList<Condition>? Conditions = null, IReadOnlyList<OperationStep>? Operations = null, bool All = false, bool Stops = false, bool IsDefault = false);

    /// <summary>In the tenant's time zone; hours as in a calendar's file.</summary>
    public sealed record CalendarLine(string Name, JsonObject Hours, bool IsDefault = false);

    /// <summary>Names a status and entries of guides by their names.</summary>
    public sealed record TimerLine(string Name, string Status, int Amount, DelayUnit Unit, IReadOnlyList<OperationStep> Operations);

    /// <param name="Ways">Which status leads to which.</param>
    /// <param name="Conditions">Of ways that are not always open.</param>
    public sealed record ScenarioLine(
        string Name, string Initial, IReadOnlyList<string> Finals, IReadOnlyDictionary<string, IReadOnlyList<string>> Ways,
        IReadOnlyList<WayLine>? Conditions = null, IReadOnlyList<StateLine>? States = null, bool IsDefault = false);

    public sealed record WayLine(string From, string To, IReadOnlyList<Condition> Conditions);

    public sealed record StateLine(
        string Status, IReadOnlyList<OperationStep>? Enter = null, IReadOnlyList<OperationStep>? Leave = null, IReadOnlyList<StateTimerLine>? Timers = null);

    public sealed record StateTimerLine(string Name, int Amount, DelayUnit Unit, IReadOnlyList<OperationStep> Operations);

    /// <summary>In their order; conditions and operations name entries of guides by their names. It counts by the default calendar.</summary>
    public sealed record ServiceLevelLine(
        string Name, TargetTerms? FirstResponse = null, TargetTerms? NextResponse = null, TargetTerms? Resolution = null, IReadOnlyList<Condition>? Conditions = null,
        IReadOnlyList<OperationStep>? Warning = null, IReadOnlyList<OperationStep>? Breach = null);

    public sealed record QueueLine(string Name, string? Group = null, bool Offered = true, bool IsDefault = false);

    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web)
    {
        Converters = { new System.Text.Json.Serialization.JsonStringEnumConverter() },
        ReadCommentHandling = JsonCommentHandling.Skip,
    };

    private const string Folder = "ServiceDesk.Installation.Presets.";

    public static IReadOnlyList<string> Names { get; } =
    [
        .. typeof(Preset).Assembly.GetManifestResourceNames()
            .Where(x => x.StartsWith(Folder, StringComparison.Ordinal))
            .Select(x => Path.GetFileNameWithoutExtension(x[Folder.Length..])).Order(StringComparer.Ordinal),
    ];

    /// <exception cref="ArgumentException">There is no such preset.</exception>
    public static Preset Load(string name)
    {
        using var file = typeof(Preset).Assembly.GetManifestResourceStream($"{Folder}{name}.json")
            ?? throw new ArgumentException($"There is no preset '{name}'; expected one of: {string.Join(", ", Names)}.");
        return JsonSerializer.Deserialize<Preset>(file, Format) ?? throw new InvalidOperationException($"The preset '{name}' is empty.");
    }
}
