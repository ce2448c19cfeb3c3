using Microsoft.EntityFrameworkCore;
using ServiceDesk.Access;
using ServiceDesk.Database;

namespace ServiceDesk.People;

/// <summary>Writes down what staff should know of a customer.</summary>
public sealed class NoteOnCustomer(DeskDb db)
{
    /// <param name="was">The note that the writer has seen: a colleague's newer one is not overwritten.</param>
    /// <returns>Null when there is no such customer; false when somebody has changed the note meanwhile.</returns>
    public async Task<bool?> RunAsync(Act act, long customerId, string? note, string? was, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(act);
        if (!act.Allows(Right.Edit) || await db.Customers.SingleOrDefaultAsync(x => x.Id == customerId, cancellation) is not { } customer)
            return null;
        if (Clean(customer.Note) != Clean(was))
            return false;
        customer.Note = Clean(note);
        await db.SaveChangesAsync(cancellation);
        return true;
    }

    private static string? Clean(string? note) => string.IsNullOrWhiteSpace(note) ? null : note.ReplaceLineEndings("\n").Trim();
}
