using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.People;
using ServiceDesk.Tickets;

namespace ServiceDesk.Surveys;

/// <summary>That a requester was asked how the desk did, once for each solving of a ticket, and what they have answered.</summary>
/// <remarks>
/// Whose work it was is kept as of the asking: results stand, whatever becomes of the ticket. The newest answer counts; the ticket's
/// history has those before it.
/// </remarks>
public sealed class SurveyAnswer : ITenantRow
{
    public const int CommentLength = 2000;

    /// <summary>The rating that its assignee is told of.</summary>
    public const int Lowest = 1;

    /// <summary>How long the links of the mail can be used after the asking.</summary>
    public static readonly TimeSpan Validity = TimeSpan.FromDays(30);

    public long Id { get; private set; }
    public required int TenantId { get; init; }
    public long TicketId { get; private set; }
    public required Ticket Ticket { get; init; }
    public long PersonId { get; private set; }

    /// <summary>Who was asked.</summary>
    public required Person Person { get; init; }

    /// <summary>The mail of the outbox that asks.</summary>
    public required Guid MailId { get; init; }
    public required DateTime AskedAt { get; init; }

    /// <summary>That of the asking, in the tenant's zone: 202611.</summary>
    public required int Month { get; init; }

    /// <summary>From how many icons they choose.</summary>
    public required int Of { get; init; }

    public required long? AssigneeId { get; init; }
    public required long? GroupId { get; init; }
    public required long QueueId { get; init; }

    /// <summary>From 1 up to <see cref="Of"/>; null: not answered.</summary>
    public int? Rating { get; private set; }
    public string? Comment { get; private set; }
    public DateTime? AnsweredAt { get; private set; }

    /// <summary>When they said last that it is not resolved.</summary>
    public DateTime? UnresolvedAt { get; private set; }

    public DateTime EndsAt => AskedAt + Validity;

    public static int MonthOf(DateTime at, TenantInfo tenant) => MonthOf(Contract.DayAt(at, tenant));

    public static int MonthOf(DateOnly day) => day.Year * 100 + day.Month;

    /// <summary>Takes an answer in place of the one before.</summary>
    /// <returns>Whether it is another one.</returns>
    internal bool Take(Act act, int? rating, string? comment, bool isUnresolved)
    {
        var (former, isRated) = (Rating, rating is not null && rating != Rating);
        if (isRated)
        {
            Rating = rating;
            Ticket.ReportRating(act, former is { } before ? $"{before}/{Of}" : null, $"{rating}/{Of}");
        }
        var isCommented = comment is not null && comment != Comment;
        if (isCommented)
        {
            Comment = comment;
            // With "not resolved" it is a message of the ticket.
            if (!isUnresolved)
                Ticket.ReportSurveyComment(act, comment!);
        }
        if (isUnresolved)
        {
            UnresolvedAt = act.At;
            Ticket.ReportUnresolved(act);
        }
        if (!isRated && !isCommented && !isUnresolved)
            return false;
        AnsweredAt = act.At;
        return true;
    }
}
