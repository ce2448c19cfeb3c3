using System.Collections.Frozen;

namespace ServiceDesk.Notifications;

/// <summary>Who is told of what: what the tenant has set, and what events say of themselves where it has set nothing.</summary>
public sealed class NotificationMatrix
{
    private readonly FrozenDictionary<string, (IReadOnlyList<Audience> Told, long? TemplateId)> settings;

    public NotificationMatrix(IEnumerable<EventSetting> settings) =>
        this.settings = (settings ?? throw new ArgumentNullException(nameof(settings))).ToFrozenDictionary(x => x.Event, x => (x.Told(), x.TemplateId));

    public bool IsOn(NotifiedEvent about, Audience audience)
    {
        ArgumentNullException.ThrowIfNull(about);
        return about.Always.Contains(audience) || IsOn(about.Key, audience, about.Default.Contains(audience));
    }

    /// <param name="key">Of an event.</param>
    /// <param name="byDefault">What holds where the tenant has said nothing.</param>
    public bool IsOn(string key, Audience audience, bool byDefault = true) =>
        settings.TryGetValue(key, out var set) ? set.Told.Contains(audience) : byDefault;

    /// <summary>The stylesheet that writes the event's mails; null: none was chosen.</summary>
    public long? TemplateOf(string key) => settings.TryGetValue(key, out var set) ? set.TemplateId : null;
}
