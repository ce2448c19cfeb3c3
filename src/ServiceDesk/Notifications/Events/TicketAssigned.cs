using ServiceDesk.Tickets;

namespace ServiceDesk.Notifications.Events;

internal sealed class TicketAssigned : NotifiedEvent
{
    public const string Name = "assigned";

    public override string Key => Name;
    public override string Label => "Assigned";
    public override int Order => 4;
    public override IReadOnlyList<Audience> Default { get; } = [Audience.Assignee];

    public override string? FindIn(ActOnTicket act) => act.Last(Fact.Assigned)?.To;

    public override string Sentence(string language, string value, bool isOutside) => language switch
    {
        "fr" => $"{value} s’en occupe.",
        "de" => $"{value} kümmert sich darum.",
        "he" => $"הפנייה בטיפול של {value}.",
        _ => $"{value} works on it.",
    };
}
