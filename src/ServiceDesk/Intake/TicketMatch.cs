using ServiceDesk.Tickets;

namespace ServiceDesk.Intake;

/// <summary>Which ticket a mail belongs to, and why: stored with the message and shown.</summary>
/// <param name="IsProven">
/// The mail answers one of the desk's own or knows a signed address: it was not got into the ticket by guessing a number.
/// </param>
/// <param name="AnswersNoticeTo">The member of staff whose notice it answers: their answer goes out to the requester (C6).</param>
public sealed record TicketMatch(Ticket Ticket, string Reason, bool IsProven, long? AnswersNoticeTo = null)
{
    /// <summary>Whom it was forwarded to, outside: the answer is for staff alone, unless it comes from somebody who takes part.</summary>
    public long? AnswersForwardTo { get; init; }

    /// <summary>The partner's person whom the answered mail told of the ticket: it lets in nobody who may not answer there by themself.</summary>
    public long? AnswersPartner { get; init; }

    /// <summary>The notice told of what staff alone read: the answer to it is a note.</summary>
    public bool AnswersNote { get; init; }

    /// <summary>It is a word of the requester's side.</summary>
    public bool IsFromRequesters => AnswersNoticeTo is null && AnswersForwardTo is null;
}
