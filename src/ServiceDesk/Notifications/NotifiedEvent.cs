namespace ServiceDesk.Notifications;

/// <summary>
/// Something that happens to tickets and that people can be told of. It describes itself: the page of notifications, the mails and the
/// presets' checks are made from what stands here, so that a new one is one file in <c>Events</c>.
/// </summary>
public abstract class NotifiedEvent
{
    /// <summary>Stands in settings and presets, and is the name that stylesheets see: it never changes.</summary>
    public abstract string Key { get; }

    /// <summary>In English; pages translate it.</summary>
    public abstract string Label { get; }

    /// <summary>Where it stands on the page.</summary>
    public abstract int Order { get; }

    /// <summary>Those who are told unless the tenant says otherwise.</summary>
    public virtual IReadOnlyList<Audience> Default => [];

    /// <summary>Those of whom the tenant cannot say otherwise.</summary>
    public virtual IReadOnlyList<Audience> Always => [];

    /// <summary>Those for whom the desk has a mail of its own: they get that one and no other.</summary>
    public virtual IReadOnlyList<Audience> OwnMails => Default;

    /// <summary>Whether these people can be told of it at all; the tenant chooses among those.</summary>
    public virtual bool IsFor(Audience audience) => audience is not (Audience.Named or Audience.Partners);

    /// <returns>What the event is about, as people read it; empty where there is nothing to say; null: it did not happen.</returns>
    public abstract string? FindIn(ActOnTicket act);

    /// <summary>Whether these people are told of it at all.</summary>
    public virtual bool Concerns(Audience audience, ActOnTicket act) => true;

    /// <summary>A sentence of a mail.</summary>
    /// <param name="language">Two letters.</param>
    /// <param name="value">What <see cref="FindIn"/> has found.</param>
    /// <param name="isOutside">Requesters' side reads it: nothing internal may stand in it.</param>
    public abstract string Sentence(string language, string value, bool isOutside);
}
