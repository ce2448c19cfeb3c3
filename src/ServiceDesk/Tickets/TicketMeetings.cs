using System.Collections.Frozen;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using ServiceDesk.Database;
using ServiceDesk.Files;
using ServiceDesk.Mail.Calendar;

namespace ServiceDesk.Tickets;

/// <summary>
/// Reads what the calendars among a ticket's files say, when its page is built: a ticket without one costs nothing, one with them costs
/// a command and the reading of small files, whose number and size are bounded.
/// </summary>
public sealed class TicketMeetings(DeskDb db, IFileStore files, ILogger<TicketMeetings> logger)
{
    /// <summary>Bytes; a larger calendar is a file to download and nothing more.</summary>
    public const int LargestFile = 128 * 1024;

    /// <summary>Of a ticket; the latest are shown.</summary>
    public const int Most = 20;

    /// <param name="ticket">As the person who looks may see it.</param>
    /// <returns>By message; what cannot be read as a calendar is not in it.</returns>
    public ValueTask<IReadOnlyDictionary<long, MeetingView>> OfAsync(TicketView ticket, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(ticket);
        List<AttachmentView>? calendars = null;
        foreach (var message in ticket.Messages)
            foreach (var file in message.Attachments)
                if (IsCalendar(file))
                {
                    (calendars ??= []).Add(file);
                    // Outlook attaches the same once more as a file.
                    break;
                }
        return calendars is null
            ? ValueTask.FromResult<IReadOnlyDictionary<long, MeetingView>>(FrozenDictionary<long, MeetingView>.Empty)
            : new(ReadAsync(calendars.TakeLast(Most).ToDictionary(x => x.Id), cancellation));
    }

    private static bool IsCalendar(AttachmentView file) => file.Size <= LargestFile && file.Check != FileCheck.Infected && file.RemovedAfter is null
        && (file.ContentType.Equals("text/calendar", StringComparison.OrdinalIgnoreCase) || file.ContentType.Equals("application/ics", StringComparison.OrdinalIgnoreCase)
            || file.Name.EndsWith(".ics", StringComparison.OrdinalIgnoreCase));

    private async Task<IReadOnlyDictionary<long, MeetingView>> ReadAsync(Dictionary<long, AttachmentView> calendars, CancellationToken cancellation)
    {
        var ids = calendars.Keys.ToList();
        var rows = await db.Attachments.Where(x => ids.Contains(x.Id)).Select(x => new { x.Id, x.File }).ToListAsync(cancellation);
        var meetings = new Dictionary<long, MeetingView>();
        foreach (var row in rows)
            if (await ReadAsync(row.File, (int)calendars[row.Id].Size, cancellation) is { } invitation)
                meetings[calendars[row.Id].MessageId] = MeetingView.Of(invitation);
        return meetings;
    }

    private async Task<CalendarInvitation?> ReadAsync(string file, int size, CancellationToken cancellation)
    {
        var bytes = new byte[size];
        try
        {
            await using var content = files.Open(db.TenantId, file);
            size = await content.ReadAtLeastAsync(bytes, size, throwOnEndOfStream: false, cancellation);
        }
        catch (FileNotFoundException e)
        {
            // The rest of the ticket can be read all the same.
            logger.LogError(e, "The file {File} of tenant {Tenant} is gone; its meeting is not shown", file, db.TenantId);
            return null;
        }
        return CalendarInvitation.Read(bytes.AsSpan(0, size));
    }
}
