namespace ServiceDesk.Notifications;

/// <summary>Who of a ticket's own people is told of an event. The words stand in settings and presets: they never change.</summary>
public enum Audience
{
    Requester = 1,

    /// <summary>The account contact of the ticket's customer.</summary>
    AccountContact = 2,

    /// <summary>Those besides the requester who take part in the conversation.</summary>
    Participants = 3,
    Assignee = 4,

    /// <summary>All members of the ticket's group.</summary>
    Group = 5,

    /// <summary>The main person of the ticket's group.</summary>
    MainPerson = 6,

    /// <summary>All members of the group that takes what nobody placed.</summary>
    Triage = 7,

    /// <summary>Staff who watch the ticket.</summary>
    Watchers = 8,

    /// <summary>Whoever the event itself names: who was mentioned, or made a watcher.</summary>
    Named = 9,

    /// <summary>Those who are registered at a partner of the ticket's customer and wish to hear of its requests (I14).</summary>
    Partners = 10,
}

public static class Audiences
{
    /// <summary>As pages show them: people outside first.</summary>
    public static IReadOnlyList<Audience> All { get; } = Enum.GetValues<Audience>();

    /// <summary>They read what requesters may read: no notes, no history.</summary>
    public static bool IsOutside(this Audience audience) => audience is Audience.Requester or Audience.AccountContact or Audience.Participants or Audience.Partners;
}
