using Microsoft.EntityFrameworkCore;
using ServiceDesk.Conditions;
using ServiceDesk.CustomFields;
using ServiceDesk.Database;
using ServiceDesk.People;
using ServiceDesk.Tickets;

namespace ServiceDesk.Scenarios;

/// <summary>Reads what conditions look at of a ticket as it stands: its first message and its present attributes.</summary>
public sealed class TicketFacts(DeskDb db, CatalogCache catalogs)
{
    /// <param name="ticket">Loaded, perhaps changed and not saved yet; or new.</param>
    /// <param name="answers">The act under way answers the requester.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task<RequestFacts> ReadAsync(Ticket ticket, bool answers, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(ticket);
        var requester = ticket.Requester ?? await db.People.AsNoTracking().SingleAsync(x => x.Id == ticket.RequesterId, cancellation);
        var customer = ticket.CustomerId is { } id ? await db.Customers.Where(x => x.Id == id).Select(x => x.Name).SingleOrDefaultAsync(cancellation) : null;
        var contract = ticket.ContractId is { } under ? await db.Contracts.Where(x => x.Id == under).Select(x => x.Name).SingleOrDefaultAsync(cancellation) : null;
        var first = ticket.Id == 0
            ? ticket.Messages.Select(x => new { x.Text, x.AutomaticReason }).FirstOrDefault()
            : await db.Messages.Where(x => x.TicketId == ticket.Id).OrderBy(x => x.Id).Select(x => new { x.Text, x.AutomaticReason }).FirstOrDefaultAsync(cancellation);
        return new()
        {
            Door = ticket.Door,
            Subject = ticket.Subject,
            Text = first?.Text ?? "",
            SenderAddress = requester.Address,
            SenderName = requester.Name,
            SenderIsStaff = requester.IsStaff,
            CustomerName = customer,
            ContractName = contract,
            IsAutomatic = first?.AutomaticReason is not null,
            IsAnswered = answers || ticket.FirstReplyAt is not null,
            QueueId = ticket.QueueId,
            GroupId = ticket.GroupId,
            AssigneeId = ticket.AssigneeId,
            PriorityId = ticket.PriorityId,
            CategoryId = ticket.CategoryId,
            TypeId = ticket.TypeId,
            ProductId = ticket.ProductId,
            Tags = ticket.TagText.Split(", ", StringSplitOptions.RemoveEmptyEntries),
            Fields = (await catalogs.GetAsync(db, cancellation)).FieldWords(FieldFormat.Unpack(ticket.FieldText)),
        };
    }
}
