using ServiceDesk.Tickets;

namespace ServiceDesk.Notifications.Events;

internal sealed class TicketDeferred : NotifiedEvent
{
    public const string Name = "deferred";

    public override string Key => Name;
    public override string Label => "Put off, or ended for a reason";
    public override int Order => 8;
    public override IReadOnlyList<Audience> Default { get; } = [Audience.Requester];

    public override string? FindIn(ActOnTicket act) => act.Last(Fact.Deferred) is { } entry ? entry.From ?? "" : null;

    public override string Sentence(string language, string value, bool isOutside) => (language, value.Length) switch
    {
        ("fr", 0) => "La demande est remise à plus tard, ou n’aura pas de suite.",
        ("fr", _) => $"La demande est remise à plus tard, ou n’aura pas de suite : {value}.",
        ("de", 0) => "Die Anfrage ist zurückgestellt oder wird nicht weiterverfolgt.",
        ("de", _) => $"Die Anfrage ist zurückgestellt oder wird nicht weiterverfolgt: {value}.",
        ("he", 0) => "הפנייה נדחתה, או שלא תטופל עוד.",
        ("he", _) => $"הפנייה נדחתה, או שלא תטופל עוד: {value}.",
        (_, 0) => "The request is put off, or goes no further.",
        _ => $"The request is put off, or goes no further: {value}.",
    };
}
