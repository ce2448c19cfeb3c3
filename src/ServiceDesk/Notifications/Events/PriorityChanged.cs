using ServiceDesk.Tickets;

namespace ServiceDesk.Notifications.Events;

internal sealed class PriorityChanged : NotifiedEvent
{
    public const string Name = "priority-changed";

    public override string Key => Name;
    public override string Label => "Priority changed";
    public override int Order => 9;

    public override string? FindIn(ActOnTicket act) => act.Change(Fact.PriorityChanged)?.To;

    public override string Sentence(string language, string value, bool isOutside) => language switch
    {
        "fr" => $"Nouvelle priorité : {value}.",
        "de" => $"Neue Priorität: {value}.",
        "he" => $"עדיפות חדשה: {value}.",
        _ => $"New priority: {value}.",
    };
}
