using ServiceDesk.Tickets;

namespace ServiceDesk.Notifications.Events;

/// <summary>A colleague was made a watcher by somebody else.</summary>
internal sealed class MadeWatcher : NotifiedEvent
{
    public const string Name = "watcher-added";

    public override string Key => Name;
    public override string Label => "Made a watcher by a colleague";
    public override int Order => 14;
    public override IReadOnlyList<Audience> Default { get; } = [Audience.Named];
    public override IReadOnlyList<Audience> OwnMails => [];

    public override bool IsFor(Audience audience) => !audience.IsOutside();

    public override string? FindIn(ActOnTicket act) => act.Last(Fact.WatcherAdded)?.To;

    public override string Sentence(string language, string value, bool isOutside) => language == "fr" ? $"{value} suit maintenant ce ticket." : $"{value} watches this ticket now.";
}
