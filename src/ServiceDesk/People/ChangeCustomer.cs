using Microsoft.EntityFrameworkCore;
using ServiceDesk.Access;
using ServiceDesk.Database;

namespace ServiceDesk.People;

/// <summary>Renames a customer, and says which mail domain is its own and whom it belongs to.</summary>
public sealed class ChangeCustomer(DeskDb db)
{
    public async Task<CustomerOutcome> RunAsync(Act act, long customerId, CustomerInput input, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(act);
        ArgumentNullException.ThrowIfNull(input);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        await SettingsLock.TakeAsync(db, cancellation);
        if (await db.Customers.SingleOrDefaultAsync(x => x.Id == customerId, cancellation) is not { } customer)
            return CustomerOutcome.NotFound;
        if (await input.CheckAsync(db, customerId, cancellation) is not CustomerOutcome.Done and var refusal)
            return refusal;
        input.ApplyTo(customer);
        await input.NameContactAsync(db, customer, act.At, cancellation);
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return CustomerOutcome.Done;
    }
}
