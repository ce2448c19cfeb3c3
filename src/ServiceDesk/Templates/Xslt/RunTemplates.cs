using Microsoft.EntityFrameworkCore;
using ServiceDesk.Database;
using ServiceDesk.Tickets;
using ServiceDesk.Timers;

namespace ServiceDesk.Templates.Xslt;

/// <summary>
/// Has the templates in use compute for tickets that have changed. Templates run outside of any transaction; what they gave is saved
/// with the end of the due rows. A template that fails leaves its tickets as they are, and its page says why.
/// </summary>
public sealed class RunTemplates(
    DeskDb db, DueWorkQueue due, TicketDocuments documents, XsltTemplates templates, NoteXsltProblem problems, TemplateTimers timers, UtcClock clock)
{
    private const int Attempts = 5;

    /// <param name="runIds">Of this tenant; those that are gone are passed over.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>False when another worker has taken one of them: then nothing was done.</returns>
    public async Task<bool> RunAsync(IReadOnlyList<Guid> runIds, CancellationToken cancellation)
    {
        // A ticket that was changed several times is looked at once, as it is now.
        var tickets = await db.TemplateRuns.Where(x => runIds.Contains(x.Id)).Select(x => new { x.TicketId, x.Ticket.Number }).Distinct().ToListAsync(cancellation);
        var inUse = await db.XsltTemplates.AsNoTracking()
            .Where(x => x.InUseSince != null && x.ArchivedAt == null && x.Kind != XsltKind.Notification).OrderBy(x => x.Id).ToListAsync(cancellation);
        var outputs = new Dictionary<long, List<XsltOutput>>();
        if (inUse.Count > 0)
            foreach (var ticket in tickets)
                outputs[ticket.TicketId] = await ComputeAsync(ticket.Number, inUse, cancellation);
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await SaveAsync(runIds, outputs, cancellation);
            }
            catch (DbUpdateConcurrencyException) when (attempt < Attempts)
            {
                // Somebody changed a ticket at the same moment.
                db.ChangeTracker.Clear();
            }
        }
    }

    private async Task<List<XsltOutput>> ComputeAsync(int number, IReadOnlyList<XsltTemplate> inUse, CancellationToken cancellation)
    {
        var (now, found) = (clock.UtcNow, new List<XsltOutput>());
        if (await documents.FindAsync(number, now, new(), cancellation) is not { } document)
            return found;
        foreach (var template in inUse)
        {
            var result = await templates.RunAsync(template, document, cancellation);
            if (result.Output is { } output)
                found.Add(output);
            else if (result.Failure is { } failure)
                await problems.RunAsync(template.Id, failure, now, cancellation);
        }
        return found;
    }

    private async Task<bool> SaveAsync(IReadOnlyList<Guid> runIds, Dictionary<long, List<XsltOutput>> outputs, CancellationToken cancellation)
    {
        var at = clock.UtcNow;
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var runs = await db.TemplateRuns.Where(x => runIds.Contains(x.Id)).ToListAsync(cancellation);
        if (await due.DoneAsync(runIds, cancellation) < runIds.Count)
            return false;
        var ids = outputs.Keys.ToList();
        foreach (var ticket in await db.Tickets.Where(x => ids.Contains(x.Id)).ToListAsync(cancellation))
            foreach (var output in outputs[ticket.Id])
                if (output is ImportanceOutput importance)
                    ticket.Weigh(importance.Value);
                else if (output is TimersOutput wanted)
                    await timers.SetAsync(ticket, wanted, at, cancellation);
        db.RemoveRange(runs);
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return true;
    }
}
