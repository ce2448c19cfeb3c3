using ServiceDesk.Tickets;

namespace ServiceDesk.Notifications.Events;

/// <summary>Besides whom the rule, the timer or the scenario names that escalates.</summary>
internal sealed class TicketEscalated : NotifiedEvent
{
    public const string Name = "escalated";

    public override string Key => Name;
    public override string Label => "Escalated";
    public override int Order => 7;

    public override string? FindIn(ActOnTicket act) => act.Last(Fact.Escalated) is { } entry ? entry.To ?? "" : null;

    // The reason is written for colleagues.
    public override string Sentence(string language, string value, bool isOutside) => Said(language) + (isOutside || value.Length == 0 ? "" : $" {value}");

    private static string Said(string language) => language switch
    {
        "fr" => "La demande a été escaladée.",
        "de" => "Die Anfrage wurde eskaliert.",
        "he" => "הפנייה הועברה בהסלמה.",
        _ => "The request was escalated.",
    };
}
