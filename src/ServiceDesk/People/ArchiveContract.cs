using Microsoft.EntityFrameworkCore;
using ServiceDesk.Access;
using ServiceDesk.Database;

namespace ServiceDesk.People;

/// <summary>Takes a contract out of use, or back into it: no ticket comes under it any more. Those that are under it stay.</summary>
public sealed class ArchiveContract(DeskDb db)
{
    public Task<ContractOutcome> RunAsync(Act act, long contractId, CancellationToken cancellation) => SetAsync(contractId, (act ?? throw new ArgumentNullException(nameof(act))).At, cancellation);

    public Task<ContractOutcome> RestoreAsync(Act act, long contractId, CancellationToken cancellation) => SetAsync(contractId, null, cancellation);

    private async Task<ContractOutcome> SetAsync(long contractId, DateTime? at, CancellationToken cancellation)
    {
        if (await db.Contracts.SingleOrDefaultAsync(x => x.Id == contractId, cancellation) is not { } contract)
            return ContractOutcome.NotFound;
        contract.ArchivedAt = at is null ? null : contract.ArchivedAt ?? at;
        await db.SaveChangesAsync(cancellation);
        return ContractOutcome.Done;
    }
}
