using ServiceDesk.Mail.Mime;

namespace ServiceDesk.Mail.Calendar;

/// <summary>What somebody who was asked to a meeting answers (RFC 5546 section 3.2.3).</summary>
/// <param name="Attendee">Who answers.</param>
/// <param name="Status">In upper case: ACCEPTED, DECLINED, TENTATIVE and others (PARTSTAT, RFC 5545 section 3.2.12); null where nothing says so.</param>
public sealed record CalendarAnswer(MailboxAddress Attendee, string? Status);
