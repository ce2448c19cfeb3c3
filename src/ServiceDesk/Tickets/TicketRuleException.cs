namespace ServiceDesk.Tickets;

/// <summary>What was asked of a ticket cannot be done; the message says why, in words for the person who asked.</summary>
public sealed class TicketRuleException(string message) : Exception(message);
