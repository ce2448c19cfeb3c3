using ServiceDesk.Tickets;

namespace ServiceDesk.Notifications.Events;

internal sealed class TicketEnded : NotifiedEvent
{
    public const string Name = "ended";

    public override string Key => Name;
    public override string Label => "Solved or closed";
    public override int Order => 6;
    public override IReadOnlyList<Audience> Default { get; } = [Audience.Watchers];

    /// <summary>The notice of the end, which <c>Tenant.TellsClosing</c> switches on.</summary>
    public override IReadOnlyList<Audience> OwnMails { get; } = [Audience.Requester];

    public override string? FindIn(ActOnTicket act) => act.Ticket.IsActive ? null : act.Change(Fact.StatusChanged)?.To;

    public override bool Concerns(Audience audience, ActOnTicket act) => !audience.IsOutside() || act.IsOfProvider;

    public override string Sentence(string language, string value, bool isOutside) => language switch
    {
        "fr" => $"La demande est terminée : {value}.",
        "de" => $"Die Anfrage ist beendet: {value}.",
        "he" => $"הפנייה הסתיימה: {value}.",
        _ => $"The request has ended: {value}.",
    };
}
