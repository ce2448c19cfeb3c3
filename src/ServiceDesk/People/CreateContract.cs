using Microsoft.EntityFrameworkCore;
using ServiceDesk.Access;
using ServiceDesk.Database;

namespace ServiceDesk.People;

/// <summary>Makes a contract with a customer. Tickets that are there already stay without it until staff choose it.</summary>
public sealed class CreateContract(DeskDb db)
{
    public async Task<ContractOutcome> RunAsync(Act act, long customerId, ContractInput input, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(input);
        if (!await db.Customers.AnyAsync(x => x.Id == customerId, cancellation))
            return ContractOutcome.NotFound;
        var contract = new Contract { TenantId = act.TenantId, CustomerId = customerId, Name = input.Name };
        if (await input.ApplyAsync(db, contract, cancellation) is var outcome && outcome != ContractOutcome.Done)
            return outcome;
        db.Add(contract);
        await db.SaveChangesAsync(cancellation);
        return ContractOutcome.Done;
    }
}
