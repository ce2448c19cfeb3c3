namespace ServiceDesk.Tickets;

/// <summary>Somebody else has written to the requester, or the requester has, since the reply's author last saw the ticket; nothing is saved.</summary>
public sealed class OvertakenException() : Exception("Somebody wrote in the ticket after what the author of this reply has seen of it.");
