using ServiceDesk.Tickets;

namespace ServiceDesk.Notifications.Events;

/// <summary>Somebody who processes the request for a partner has written; its requester has to hear of it.</summary>
internal sealed class PartnerAnswered : NotifiedEvent
{
    public const string Name = "partner-answered";

    public override string Key => Name;
    public override string Label => "A partner has answered";
    public override int Order => 3;
    public override IReadOnlyList<Audience> Default { get; } = [Audience.Requester, Audience.Participants];
    public override IReadOnlyList<Audience> OwnMails => [];

    // Colleagues and the partner's own people hear of it as of any message of the requester's side.
    public override bool IsFor(Audience audience) => audience is Audience.Requester or Audience.AccountContact or Audience.Participants;

    public override string? FindIn(ActOnTicket act) => act.Message is { AutomaticReason: not null } ? null : act.Last(Fact.Received)?.To;

    public override string Sentence(string language, string value, bool isOutside) => language switch
    {
        "fr" => $"Une réponse de {value} est arrivée.",
        "de" => $"{value} hat geantwortet.",
        "he" => $"התקבלה תשובה מאת {value}.",
        _ => $"{value} has answered.",
    };
}
