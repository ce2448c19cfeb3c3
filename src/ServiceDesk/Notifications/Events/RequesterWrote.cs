using ServiceDesk.Tickets;

namespace ServiceDesk.Notifications.Events;

/// <summary>The requester or somebody who takes part; what machines send tells nobody.</summary>
internal sealed class RequesterWrote : NotifiedEvent
{
    public const string Name = "received-answer";

    public override string Key => Name;
    public override string Label => "The requester’s side has written";
    public override int Order => 3;
    public override IReadOnlyList<Audience> Default { get; } = [Audience.Assignee, Audience.Watchers, Audience.Partners];
    public override IReadOnlyList<Audience> OwnMails { get; } = [Audience.Assignee];

    public override bool IsFor(Audience audience) => audience == Audience.Partners || base.IsFor(audience);

    public override string? FindIn(ActOnTicket act) => act.Last(Fact.Received) is null || act.Message is { AutomaticReason: not null } ? null : "";

    public override string Sentence(string language, string value, bool isOutside) => language switch
    {
        "fr" => "Un message est arrivé.",
        "de" => "Eine Nachricht ist eingegangen.",
        "he" => "הגיעה הודעה.",
        _ => "A message has arrived.",
    };
}
