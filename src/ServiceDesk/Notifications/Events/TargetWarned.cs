using ServiceDesk.Tickets;

namespace ServiceDesk.Notifications.Events;

/// <summary>Besides whom the service level itself tells.</summary>
internal sealed class TargetWarned : NotifiedEvent
{
    public const string Name = "target-warned";

    public override string Key => Name;
    public override string Label => "Service level nearly due";
    public override int Order => 10;

    public override string? FindIn(ActOnTicket act) => act.Last(Fact.TargetWarned)?.From;

    public override string Sentence(string language, string value, bool isOutside) => language switch
    {
        "fr" => $"Le délai promis est presque écoulé : {TargetNames.In(language, value)}.",
        "de" => $"Die versprochene Zeit ist fast abgelaufen: {TargetNames.In(language, value)}.",
        "he" => $"הזמן שהובטח כמעט תם: {TargetNames.In(language, value)}.",
        _ => $"The promised time is nearly up: {TargetNames.In(language, value)}.",
    };
}
