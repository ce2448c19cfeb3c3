using ServiceDesk.Tickets;

namespace ServiceDesk.Notifications.Events;

/// <summary>A public answer.</summary>
internal sealed class StaffAnswered : NotifiedEvent
{
    public const string Name = "answered";

    public override string Key => Name;
    public override string Label => "Staff have answered";
    public override int Order => 2;

    /// <summary>The answer itself goes to them: it is the conversation.</summary>
    public override IReadOnlyList<Audience> Default { get; } = [Audience.Requester, Audience.Participants, Audience.Watchers, Audience.Partners];
    public override IReadOnlyList<Audience> OwnMails { get; } = [Audience.Requester, Audience.Participants];
    public override IReadOnlyList<Audience> Always => OwnMails;

    public override bool IsFor(Audience audience) => audience == Audience.Partners || base.IsFor(audience);

    public override string? FindIn(ActOnTicket act) => act.Last(Fact.Replied) is null ? null : "";

    public override string Sentence(string language, string value, bool isOutside) => language switch
    {
        "fr" => "Une réponse a été écrite.",
        "de" => "Eine Antwort wurde geschrieben.",
        "he" => "נכתבה תשובה.",
        _ => "An answer was written.",
    };
}
