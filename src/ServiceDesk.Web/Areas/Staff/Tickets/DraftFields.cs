using ServiceDesk.Tickets;

namespace ServiceDesk.Web.Areas.Staff.Tickets;

/// <summary>The fields of a ticket's form with what a reply that was undone would have changed, as far as that can still be chosen.</summary>
internal static class DraftFields
{
    public static TicketFields Of(ShowModel page, TicketWork work)
    {
        var (was, catalog) = (page.Was, page.Catalog);
        return new()
        {
            Subject = work.Subject ?? was.Subject,
            StatusId = Chosen(work.StatusId, was.StatusId, id => page.NextStatuses.Any(x => x.Id == id)),
            PriorityId = Chosen(work.PriorityId, was.PriorityId, id => catalog.Priorities.Any(x => x.Id == id)),
            QueueId = Chosen(work.QueueId, was.QueueId, id => catalog.Queues.Any(x => x.Id == id)),
            CategoryId = Chosen(work.CategoryId, was.CategoryId, id => id == 0 || catalog.Categories.Any(x => x.Id == id)),
            TypeId = Chosen(work.TypeId, was.TypeId, id => id == 0 || catalog.Types.Any(x => x.Id == id)),
            ProductId = Chosen(work.ProductId, was.ProductId, id => id == 0 || catalog.Products.Any(x => x.Id == id)),
            GroupId = Chosen(work.GroupId, was.GroupId, id => id == 0 || catalog.Groups.Any(x => x.Id == id)),
            AssigneeId = Chosen(work.AssigneeId, was.AssigneeId, id => id == 0 || catalog.Staff.Any(x => x.Id == id)),
            ContractId = Chosen(work.ContractId, was.ContractId, id => id == 0 || page.Ticket.Contracts.Any(x => x.Id == id)),
            DeferralReasonId = work.DeferralReasonId ?? was.DeferralReasonId,
            ReviewOn = work.ReviewOn ?? was.ReviewOn,
            Fields = TicketFields.With(was.Fields, work.Fields),
            Tags = work.Tags is { } tags ? string.Join(", ", tags) : was.Tags,
        };
    }

    private static long Chosen(long? wanted, long was, Func<long, bool> isOffered) => wanted is { } id && isOffered(id) ? id : was;
}
