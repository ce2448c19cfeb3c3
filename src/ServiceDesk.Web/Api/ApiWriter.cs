using ServiceDesk.Tickets;
using ServiceDesk.Tickets.Lists;

namespace ServiceDesk.Web.Api;

/// <summary>Tickets as programs read them.</summary>
/// <param name="root">The address of the tenant, below the host.</param>
internal sealed class ApiWriter(Catalog catalog, string root)
{
    public ApiTicketLine Line(TicketRow row) => new(
        row.Number, row.Subject, catalog.StatusName(row.StatusId), catalog.PriorityName(row.PriorityId), catalog.QueueName(row.QueueId), catalog.GroupName(row.GroupId),
        catalog.StaffName(row.AssigneeId), row.RequesterName, row.CustomerName, TagsOf(row.TagText), row.CreatedAt, row.UpdatedAt, PageOf(row.Number));

    public ApiTicket Ticket(TicketView ticket) => new(
        ticket.Number, ticket.Subject, catalog.StatusName(ticket.StatusId), ticket.Phase.ToString().ToLowerInvariant(), catalog.PriorityName(ticket.PriorityId),
        catalog.QueueName(ticket.QueueId), catalog.Type(ticket.TypeId)?.Name, catalog.GroupName(ticket.GroupId),
        catalog.StaffMember(ticket.AssigneeId) is { } assignee ? new(assignee.Name, assignee.Address) : null, new(ticket.RequesterName, ticket.RequesterAddress),
        ticket.CustomerName, TagsOf(ticket.TagText), ticket.CreatedAt, ticket.UpdatedAt, ticket.SolvedAt, ticket.ClosedAt, PageOf(ticket.Number),
        [.. ticket.Messages.Select(Message)]) { Fields = catalog.FieldWords(ticket.Fields) };

    private static ApiMessage Message(MessageView message) => new(
        message.Id, message.Kind == MessageKind.Note ? "note" : "public", new(message.AuthorName, message.AuthorAddress), message.IsFromStaff, message.At, message.Text,
        [.. message.Attachments.Where(x => x.WithdrawnAt is null).Select(x => new ApiFile(x.Id, x.Name, x.ContentType, x.Size, x.Finding))]);

    private static string[] TagsOf(string text) => text.Split(", ", StringSplitOptions.RemoveEmptyEntries);

    private string PageOf(int number) => FormattableString.Invariant($"{root}/staff/tickets/{number}");
}
