using ServiceDesk.Access;

namespace ServiceDesk.Audit;

/// <summary>Who makes the changes of a scope, and by which door: told by the door once, so that no use case can forget it.</summary>
/// <param name="PersonId">Null: the desk itself, or somebody who has not signed in.</param>
public readonly record struct Actor(long? PersonId, Door Door);
