using Microsoft.EntityFrameworkCore;
using ServiceDesk.Access;
using ServiceDesk.Database;

namespace ServiceDesk.People;

/// <summary>Renames a contract, or gives it other days. Tickets under it stay under it.</summary>
public sealed class ChangeContract(DeskDb db)
{
    public async Task<ContractOutcome> RunAsync(Act act, long contractId, ContractInput input, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(act);
        ArgumentNullException.ThrowIfNull(input);
        if (await db.Contracts.SingleOrDefaultAsync(x => x.Id == contractId, cancellation) is not { } contract)
            return ContractOutcome.NotFound;
        if (input.EndsBeforeItBegins)
            return ContractOutcome.EndsBeforeItBegins;
        input.ApplyTo(contract);
        await db.SaveChangesAsync(cancellation);
        return ContractOutcome.Done;
    }
}
