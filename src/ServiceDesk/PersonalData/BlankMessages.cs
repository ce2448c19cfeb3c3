using Microsoft.EntityFrameworkCore;
using ServiceDesk.Database;
using ServiceDesk.Intake;
using ServiceDesk.Outbox;
using ServiceDesk.Surveys;
using ServiceDesk.Tickets;
using ServiceDesk.Tickets.Corrections;
using ServiceDesk.Trash;

namespace ServiceDesk.PersonalData;

/// <summary>Takes the words and files out of all that a person wrote; the messages, their times and the tickets stay.</summary>
internal sealed class BlankMessages(DeskDb db)
{
    public const string Blank = "…";

    public async Task RunAsync(long personId, string address, DateTime at, CancellationToken cancellation)
    {
        var written = db.Messages.Where(x => x.AuthorId == personId);
        var ids = written.Select(x => x.Id);
        var attached = db.Attachments.Where(x => ids.Contains(x.MessageId));
        var former = db.MessageVersions.Where(x => ids.Contains(x.MessageId));
        var mails = db.Outbox.Where(x => ids.Contains(x.MessageId!.Value));
        var raw = written.Select(x => x.RawFile);
        // Those that never became a message too: spam, what was thrown away.
#pragma warning disable CA1304, CA1311, CA1862 // The database compares: it takes no culture.
        var received = db.Journal.Where(x => x.State != JournalState.Deleted && (raw.Contains(x.RawFile) || x.From!.ToLower().Contains(address)));
#pragma warning restore CA1304, CA1311, CA1862
        IQueryable<string?>[] files =
            [written.Select(x => x.BodyFile), raw, attached.Select(x => x.File), former.Select(x => x.BodyFile), mails.Select(x => x.RawFile), received.Select(x => x.RawFile)];
        foreach (var column in files)
            db.AddRange((await column.Where(x => x != null && x != "").Distinct().ToListAsync(cancellation)).Select(x => new DiscardedFile { TenantId = db.TenantId, Name = x!, Since = at }));
        await db.SaveChangesAsync(cancellation);
        await received.ExecuteUpdateAsync(
            x => x.SetProperty(row => row.State, JournalState.Deleted).SetProperty(row => row.From, (string?)null).SetProperty(row => row.Subject, (string?)null)
                .SetProperty(row => row.Recipients, "").SetProperty(row => row.Reason, "Its sender was erased."),
            cancellation);
        await mails.ExecuteUpdateAsync(
            x => x.SetProperty(row => row.RawFile, (string?)null).SetProperty(row => row.Subject, (string?)null).SetProperty(row => row.Text, (string?)null), cancellation);
        await attached.ExecuteDeleteAsync(cancellation);
        await former.ExecuteDeleteAsync(cancellation);
        await written.ExecuteUpdateAsync(
            x => x.SetProperty(row => row.Text, Blank).SetProperty(row => row.Html, (string?)null).SetProperty(row => row.Folded, (string?)null).SetProperty(row => row.Subject, (string?)null)
                .SetProperty(row => row.BodyFile, (string?)null).SetProperty(row => row.RawFile, (string?)null).SetProperty(row => row.HasMailHtml, false),
            cancellation);
        await db.Tickets.IgnoreQueryFilters([Ticket.TrashFilter]).Where(x => x.RequesterId == personId)
            .ExecuteUpdateAsync(x => x.SetProperty(row => row.Subject, Blank).SetProperty(row => row.Preview, Blank), cancellation);
        await db.SurveyAnswers.Where(x => x.PersonId == personId).ExecuteUpdateAsync(x => x.SetProperty(row => row.Comment, (string?)null), cancellation);
    }
}
