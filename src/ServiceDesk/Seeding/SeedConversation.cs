using ServiceDesk.Access;
using ServiceDesk.Guides;
using ServiceDesk.People;
using ServiceDesk.Tickets;

namespace ServiceDesk.Seeding;

/// <summary>Who says something in a made-up conversation.</summary>
public enum SeedSide
{
    Requester = 1,
    Staff = 2,

    /// <summary>Staff among themselves.</summary>
    Note = 3,
}

public sealed record SeedMessage(SeedSide Side, DateTime At, string Text);

/// <summary>A made-up request with what was said and how it ended, before it becomes a ticket (<see cref="ConversationReplay"/>).</summary>
/// <param name="Messages">In the order of their times; the first one opens the ticket.</param>
/// <param name="Outcome">Where the ticket stands after the last message.</param>
/// <param name="Assignee">Who takes it; null: nobody has.</param>
public sealed record SeedConversation(
    string Subject, Door Door, Person Requester, Queue Queue, Priority Priority, IReadOnlyList<SeedMessage> Messages, Phase Outcome, Person? Assignee)
{
    public Category? Category { get; init; }
    public IReadOnlyList<Tag> Tags { get; init; } = [];

    /// <summary>When the desk closes a solved ticket by itself.</summary>
    public static readonly TimeSpan ClosedAfter = TimeSpan.FromDays(5);
}
