using Microsoft.EntityFrameworkCore;
using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.Templates;
using ServiceDesk.Tickets;

namespace ServiceDesk.Intake;

/// <summary>From where, under which name and with which signature a queue's tickets are answered. What is null is as without the queue.</summary>
public sealed record QueueSenderInput(long? MailboxId, string? Name, string? Signature);

/// <summary>Says how a queue's tickets are answered.</summary>
public sealed class ChangeQueueSender(DeskDb db, CatalogCache catalogs)
{
    /// <returns>What is wrong with the signature (nothing: it is saved); null when there is no such queue, or no such mailbox.</returns>
    public async Task<IReadOnlyList<TemplateProblem>?> RunAsync(Act act, long queueId, QueueSenderInput input, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(act);
        ArgumentNullException.ThrowIfNull(input);
        var problems = TemplateText.Parse(input.Signature ?? "").Check(Placeholder.InSignature).ToList();
        if (problems.Count > 0)
            return problems;
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        await SettingsLock.TakeAsync(db, cancellation);
        var queue = await db.Queues.SingleOrDefaultAsync(x => x.Id == queueId && x.ArchivedAt == null, cancellation);
        if (queue is null || (input.MailboxId is { } wanted && !await db.Mailboxes.AnyAsync(x => x.Id == wanted && x.ArchivedAt == null, cancellation)))
            return null;
        (queue.SenderMailboxId, queue.SenderName) = (input.MailboxId, OrNull(input.Name));
        queue.Signature = OrNull(input.Signature?.ReplaceLineEndings("\n"));
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        catalogs.Forget(act.TenantId);
        return problems;
    }

    private static string? OrNull(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
