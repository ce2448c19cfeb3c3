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
        if (input.EndsBeforeItBegins)
            return ContractOutcome.EndsBeforeItBegins;
        var contract = new Contract { TenantId = act.TenantId, CustomerId = customerId, Name = input.Name };
        input.ApplyTo(contract);
        db.Add(contract);
        await db.SaveChangesAsync(cancellation);
        return ContractOutcome.Done;
    }
}
