using ServiceDesk.Tickets;

namespace ServiceDesk.Notifications.Events;

/// <summary>What colleagues write among themselves, for colleagues alone.</summary>
internal sealed class NoteWritten : NotifiedEvent
{
    public const string Name = "noted";

    public override string Key => Name;
    public override string Label => "A note was written";
    public override int Order => 12;
    public override IReadOnlyList<Audience> Default { get; } = [Audience.Watchers];
    public override IReadOnlyList<Audience> OwnMails => [];

    public override bool IsFor(Audience audience) => !audience.IsOutside() && audience != Audience.Named;

    public override string? FindIn(ActOnTicket act) => act.Last(Fact.Noted) is null ? null : "";

    public override string Sentence(string language, string value, bool isOutside) => language == "fr" ? "Une note a été écrite." : "A note was written.";
}
