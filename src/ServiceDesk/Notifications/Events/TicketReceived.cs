using ServiceDesk.Tickets;

namespace ServiceDesk.Notifications.Events;

internal sealed class TicketReceived : NotifiedEvent
{
    public const string Name = "received";

    public override string Key => Name;
    public override string Label => "Request received";
    public override int Order => 1;

    public override IReadOnlyList<Audience> Default { get; } = [Audience.Requester, Audience.Partners];

    /// <summary>The acknowledgement.</summary>
    public override IReadOnlyList<Audience> OwnMails { get; } = [Audience.Requester];

    public override bool IsFor(Audience audience) => audience == Audience.Partners || base.IsFor(audience);

    public override string? FindIn(ActOnTicket act) => act.Last(Fact.Opened) is null ? null : "";

    // What machines send is for staff.
    public override bool Concerns(Audience audience, ActOnTicket act) => !audience.IsOutside() || act.Message?.AutomaticReason is null;

    public override string Sentence(string language, string value, bool isOutside) => language switch
    {
        "fr" => "La demande est arrivée.",
        "de" => "Die Anfrage ist eingegangen.",
        "he" => "הפנייה התקבלה.",
        _ => "The request was received.",
    };
}
