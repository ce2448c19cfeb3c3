using ServiceDesk.Tickets;

namespace ServiceDesk.Notifications.Events;

/// <summary>Any change of status but the end; what an answer brings about counts too.</summary>
internal sealed class StatusChanged : NotifiedEvent
{
    public const string Name = "status-changed";

    public override string Key => Name;
    public override string Label => "Status changed";
    public override int Order => 5;
    public override IReadOnlyList<Audience> Default { get; } = [Audience.Watchers];
    public override IReadOnlyList<Audience> OwnMails => [];

    public override string? FindIn(ActOnTicket act) => act.Ticket.IsActive ? act.Change(Fact.StatusChanged, Fact.Reopened)?.To : null;

    // What their own side has done is no news to them.
    public override bool Concerns(Audience audience, ActOnTicket act) => !audience.IsOutside() || act.IsOfProvider;

    public override string Sentence(string language, string value, bool isOutside) => language switch
    {
        "fr" => $"Nouveau statut : {value}.",
        "de" => $"Neuer Status: {value}.",
        "he" => $"סטטוס חדש: {value}.",
        _ => $"New status: {value}.",
    };
}
