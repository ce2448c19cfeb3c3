using ServiceDesk.Access;
using ServiceDesk.Database;

namespace ServiceDesk.People;

/// <summary>Makes a customer.</summary>
public sealed class CreateCustomer(DeskDb db)
{
    /// <returns>The new customer's id when it is done.</returns>
    public async Task<(CustomerOutcome Outcome, long Id)> RunAsync(Act act, CustomerInput input, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(act);
        ArgumentNullException.ThrowIfNull(input);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        await SettingsLock.TakeAsync(db, cancellation);
        if (await input.CheckAsync(db, null, cancellation) is not CustomerOutcome.Done and var refusal)
            return (refusal, 0);
        var customer = new Customer { TenantId = act.TenantId, Name = input.Name, CreatedAt = act.At };
        input.ApplyTo(customer);
        db.Add(customer);
        await db.SaveChangesAsync(cancellation);
        await input.NameContactAsync(db, customer, act.At, cancellation);
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return (CustomerOutcome.Done, customer.Id);
    }
}
