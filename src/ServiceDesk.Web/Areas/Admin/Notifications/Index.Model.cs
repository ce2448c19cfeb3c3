using ServiceDesk.Notifications;
using ServiceDesk.Tickets;

namespace ServiceDesk.Web.Areas.Admin.Notifications;

/// <param name="Rows">In their order.</param>
/// <param name="Templates">Stylesheets that write notices.</param>
public sealed record IndexModel(IReadOnlyList<EventRow> Rows, IReadOnlyList<TemplateChoice> Templates);

/// <param name="Choice">What holds now.</param>
public sealed record EventRow(NotifiedEvent Event, EventChoice Choice);

public sealed class NotificationsForm
{
    /// <summary>What is told: an event's key and an audience, parted by a colon.</summary>
    public List<string> Told { get; init; } = [];

    /// <summary>The stylesheet of each event, by its key; null: none.</summary>
    public Dictionary<string, long?> Templates { get; init; } = [];

    /// <summary>The keys of the events that the page has shown.</summary>
    public List<string> Shown { get; init; } = [];

    public static string CellOf(NotifiedEvent about, Audience audience) => $"{(about ?? throw new ArgumentNullException(nameof(about))).Key}:{audience}";

    // A property would be validated too.
    public IReadOnlyDictionary<string, EventChoice> ToChoices() => Shown.Distinct().ToDictionary(key => key, key => new EventChoice(
        [.. Audiences.All.Where(x => Told.Contains($"{key}:{x}"))], Templates.TryGetValue(key, out var template) ? template : null));
}
