using System.Collections.Frozen;
using ServiceDesk.Notifications.Events;
using ServiceDesk.Outbox;

namespace ServiceDesk.Notifications;

/// <summary>All events, checked once.</summary>
public sealed class EventCatalog
{
    private readonly FrozenDictionary<string, NotifiedEvent> byKey;

    /// <exception cref="InvalidOperationException">Two events have one key.</exception>
    public EventCatalog(IEnumerable<NotifiedEvent> events)
    {
        Events = [.. events.OrderBy(x => x.Order).ThenBy(x => x.Key, StringComparer.Ordinal)];
        if (Events.GroupBy(x => x.Key).FirstOrDefault(x => x.Count() > 1) is { } twice)
            throw new InvalidOperationException($"Two events are called '{twice.Key}': {string.Join(" and ", twice.Select(x => x.GetType().Name))}; keys stand in settings and must differ.");
        byKey = Events.ToFrozenDictionary(x => x.Key);
    }

    public IReadOnlyList<NotifiedEvent> Events { get; }

    public NotifiedEvent? Find(string key) => byKey.GetValueOrDefault(key);

    /// <summary>What a mail tells of, a sentence for each event; one that is no longer there is passed over.</summary>
    /// <param name="mail">Of an event.</param>
    /// <param name="language">Two letters.</param>
    public string Tell(OutboxMail mail, string language)
    {
        ArgumentNullException.ThrowIfNull(mail);
        return string.Join(' ', (ToldEvents.Read(mail.Events)?.Events ?? [])
            .Select(x => Find(x.Key)?.Sentence(language, x.Value, !mail.Kind.IsStaffNotice())).OfType<string>());
    }

    /// <summary>The same for a mail to look at.</summary>
    internal string SampleIn(string language, string status) => Find(StatusChanged.Name)?.Sentence(language, status, isOutside: true) ?? "";
}
