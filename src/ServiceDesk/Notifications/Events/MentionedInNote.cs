using ServiceDesk.Tickets;

namespace ServiceDesk.Notifications.Events;

/// <summary><c>@name</c> in a note.</summary>
internal sealed class MentionedInNote : NotifiedEvent
{
    public const string Name = "mentioned";

    public override string Key => Name;
    public override string Label => "Mentioned in a note";
    public override int Order => 13;
    public override IReadOnlyList<Audience> Default { get; } = [Audience.Named];
    public override IReadOnlyList<Audience> OwnMails => [];

    public override bool IsFor(Audience audience) => !audience.IsOutside();

    public override string? FindIn(ActOnTicket act) => act.Last(Fact.Mentioned)?.To;

    public override string Sentence(string language, string value, bool isOutside) => language == "fr" ? $"Une note mentionne {value}." : $"A note mentions {value}.";
}
