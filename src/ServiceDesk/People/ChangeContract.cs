using Microsoft.EntityFrameworkCore;
using ServiceDesk.Access;
using ServiceDesk.Database;

namespace ServiceDesk.People;

/// <summary>Renames a contract, or gives it other days or products. Tickets under it stay under it.</summary>
public sealed class ChangeContract(DeskDb db)
{
    public async Task<ContractOutcome> RunAsync(Act act, long contractId, ContractInput input, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(act);
        ArgumentNullException.ThrowIfNull(input);
        if (await db.Contracts.Include(x => x.Products).SingleOrDefaultAsync(x => x.Id == contractId, cancellation) is not { } contract)
            return ContractOutcome.NotFound;
        if (await input.ApplyAsync(db, contract, cancellation) is var outcome && outcome != ContractOutcome.Done)
            return outcome;
        await db.SaveChangesAsync(cancellation);
        return ContractOutcome.Done;
    }
}
