using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using ServiceDesk.Access;
using ServiceDesk.CustomFields;
using ServiceDesk.Database;
using ServiceDesk.Tickets;

namespace ServiceDesk.Web.Areas.Portal.Requests;

/// <summary>One request as its requester sees it, whichever door they came by: signed in, or by a signed link.</summary>
public sealed class RequestPage(DeskDb db, CatalogCache catalogs, TicketReader reader, TicketMeetings meetings)
{
    /// <returns>Null when the person who acts sees no such request.</returns>
    public async Task<RequestModel?> FindAsync(
        Act act, int number, RequestAddresses addresses, AnswerForm form, CancellationToken cancellation)
    {
        if (await reader.FindAsync(act, number, cancellation) is not { } ticket)
            return null;
        var catalog = await catalogs.GetAsync(db, cancellation);
        return new(ticket, addresses, form, await meetings.OfAsync(ticket, cancellation), catalog.DeferralReason(ticket.DeferralReasonId))
        {
            MayAnswer = ticket.RequesterId == act.PersonId || await act.AnswerableTickets(db).AnyAsync(x => x.Id == ticket.Id, cancellation),
            IsOwn = ticket.RequesterId == act.PersonId,
            Fields = [.. catalog.FieldsFor(ticket.QueueId, ticket.TypeId, ticket.Fields)
                .Where(x => x.Audience != FieldAudience.Staff && ticket.Fields.ContainsKey(x.Id)).Select(x => (x, ticket.Fields[x.Id]))],
        };
    }

    /// <returns>The number of the request that this one was merged into, where the person may see that too; null: this one stands for itself.</returns>
    public async Task<int?> FindGoalAsync(Act act, RequestModel model, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(model);
        return model.Ticket.MergedIntoNumber is { } goal && await act.VisibleTickets(db).AnyAsync(x => x.Number == goal, cancellation) ? goal : null;
    }

    /// <param name="number">The one request to look in; null: all that the person may see.</param>
    /// <returns>Null when the file is in no message that the person who acts may see.</returns>
    public Task<Attachment?> FindFileAsync(Act act, int? number, long id, CancellationToken cancellation) => act.VisibleTickets(db).AsNoTracking()
        .Where(x => number == null || x.Number == number)
        .SelectMany(x => x.Messages).Where(x => x.Kind == MessageKind.Public)
        .SelectMany(x => x.Attachments).SingleOrDefaultAsync(x => x.Id == id && x.WithdrawnAt == null, cancellation);
}

/// <summary>Where the parts of a request's page lead.</summary>
public sealed record RequestAddresses(string Page, string Answers, Func<long, string> File)
{
    public static RequestAddresses OfPortal(IUrlHelper url, int number) => new(
        url.Action("Show", "Requests", new { area = "Portal", number })!,
        url.Action("Create", "Answers", new { area = "Portal", number })!,
        id => url.Action("Show", "Attachments", new { area = "Portal", id })!);

    public static RequestAddresses OfLink(IUrlHelper url, string token) => new(
        url.Action("Show", "Link", new { area = "Portal", token })!,
        url.Action("Create", "Link", new { area = "Portal", token })!,
        id => url.Action("Attachment", "Link", new { area = "Portal", token, id })!);
}
