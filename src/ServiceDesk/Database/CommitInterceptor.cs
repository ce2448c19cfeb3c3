using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace ServiceDesk.Database;

/// <summary>Beats the <see cref="CommitPulse"/> after each commit. Every save has a transaction, so none is missed.</summary>
internal sealed class CommitInterceptor(CommitPulse pulse) : DbTransactionInterceptor
{
    public override void TransactionCommitted(DbTransaction transaction, TransactionEndEventData eventData) => Beat(eventData);

    public override Task TransactionCommittedAsync(
        DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        Beat(eventData);
        return Task.CompletedTask;
    }

    private void Beat(TransactionEndEventData eventData)
    {
        if (eventData.Context is DeskDb db)
            pulse.Beat(db.TenantId, db.TakeAwaited());
    }
}
