using ServiceDesk.Tickets;

namespace ServiceDesk.Notifications.Events;

/// <summary>Besides whom the service level itself tells.</summary>
internal sealed class TargetMissed : NotifiedEvent
{
    public const string Name = "target-missed";

    public override string Key => Name;
    public override string Label => "Service level broken";
    public override int Order => 11;

    public override string? FindIn(ActOnTicket act) => act.Last(Fact.TargetMissed)?.From;

    public override string Sentence(string language, string value, bool isOutside) => language switch
    {
        "fr" => $"Le délai promis est écoulé : {TargetNames.In(language, value)}.",
        "de" => $"Die versprochene Zeit ist abgelaufen: {TargetNames.In(language, value)}.",
        "he" => $"הזמן שהובטח תם: {TargetNames.In(language, value)}.",
        _ => $"The promised time is up: {TargetNames.In(language, value)}.",
    };
}
