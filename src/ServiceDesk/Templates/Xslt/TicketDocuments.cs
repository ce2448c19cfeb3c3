using System.Globalization;
using System.Xml.Linq;
using Microsoft.EntityFrameworkCore;
using ServiceDesk.Access;
using ServiceDesk.CustomFields;
using ServiceDesk.Database;
using ServiceDesk.People;
using ServiceDesk.ServiceLevels;
using ServiceDesk.Tickets;

namespace ServiceDesk.Templates.Xslt;

/// <summary>
/// Makes the document of a ticket: three or four commands for staff, two or three for requesters. Nothing in it is an id; long texts
/// are cut, and of many messages and entries the last are taken, so that it stays below half a million characters.
/// </summary>
public sealed class TicketDocuments(DeskDb db, CatalogCache catalogs, ServiceLedger ledger, PublicLinks links)
{
    public const int MostMessages = 50;
    public const int MessageLength = 4_000;
    public const int MostEntries = 100;

    /// <param name="number">Of a ticket of this tenant.</param>
    /// <param name="now">What ages are counted to.</param>
    /// <param name="request">For whom and about what.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>Null when there is no such ticket.</returns>
    public async Task<TicketDocument?> FindAsync(int number, DateTime now, TicketDocumentRequest request, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (await TicketOf(number).SingleOrDefaultAsync(cancellation) is not { } ticket)
            return null;
        var isForStaff = request.Reader == TemplateReader.Staff;
        var root = Root(ticket, await catalogs.GetAsync(db, cancellation), now, request);
        if (isForStaff)
            root.Add(await ServiceLevelAsync(ticket, await catalogs.GetAsync(db, cancellation), now, cancellation));
        root.Add(await MessagesAsync(ticket.Id, isForStaff, now, cancellation));
        if (isForStaff)
            root.Add(await HistoryAsync(ticket.Id, now, cancellation));
        return new(number, root);
    }

    private XElement Root(TicketRow ticket, Catalog catalog, DateTime now, TicketDocumentRequest request)
    {
        var tenant = db.Tenant.Info;
        var isForStaff = request.Reader == TemplateReader.Staff;
        var root = TicketXml.Element("ticket",
            ("number", TicketXml.Number(ticket.Number)), ("door", TicketXml.Word(ticket.Door)), ("now", TicketXml.Time(now)),
            ("for", TicketXml.Word(request.Reader)), ("language", request.Language ?? ticket.RequesterLanguage ?? tenant.Language));
        root.Add(
            TicketXml.Text("subject", ticket.Subject),
            TicketXml.Text("link", request.Link ?? (isForStaff ? links.StaffTicket(tenant, ticket.Number) : links.Request(tenant, ticket.Number))),
            TicketXml.Element("desk", ("name", tenant.Name), ("language", tenant.Language), ("timeZone", tenant.TimeZone)),
            TicketXml.Element("queue", ("name", catalog.QueueName(ticket.QueueId))),
            catalog.Group(ticket.GroupId) is { } group ? TicketXml.Element("group", ("name", group.Name), ("mainPerson", catalog.StaffName(group.MainPersonId))) : null,
            TicketXml.Element("status", ("name", catalog.StatusName(ticket.StatusId)), ("phase", TicketXml.Word(ticket.Phase)), ("active", TicketXml.Flag(ticket.IsActive))),
            PriorityOf(ticket, catalog),
            catalog.Category(ticket.CategoryId) is { } category ? TicketXml.Element("category", ("name", category.Name)) : null,
            catalog.Type(ticket.TypeId) is { } type ? TicketXml.Element("type", ("name", type.Name)) : null,
            catalog.Product(ticket.ProductId) is { } product ? TicketXml.Element("product", ("name", product.Name)) : null,
            ticket.ContractName is { } contract ? TicketXml.Element("contract", ("name", contract), ("number", ticket.ContractNumber)) : null,
            DeferralOf(ticket, catalog, tenant),
            FieldsOf(ticket, catalog, isForStaff),
            isForStaff && ticket.Importance is { } importance ? TicketXml.Element("importance", ("value", TicketXml.Number(importance))) : null,
            new XElement("tags", ticket.Tags.Select(x => TicketXml.Text("tag", x))),
            TicketXml.Element("requester", ("name", ticket.RequesterName), ("address", ticket.RequesterAddress),
                ("language", ticket.RequesterLanguage ?? tenant.Language), ("staff", TicketXml.Flag(ticket.RequesterIsStaff))),
            ticket.CustomerName is null ? null : TicketXml.Element("customer", ("name", ticket.CustomerName)),
            catalog.StaffMember(ticket.AssigneeId) is { } assignee ? TicketXml.Person("assignee", assignee.Name, assignee.Address) : null,
            TicketXml.Element("times", [.. ticket.Times.Select(x => (x.Name, x.At is { } at ? TicketXml.Time(at) : null))]),
            TicketXml.Element("minutes", [.. ticket.Times.Select(x => (x.Name, x.At is { } at ? TicketXml.Minutes(now, at) : null))]),
            request.Event is { } happened ? TicketXml.Element("event", ("name", happened.Name), ("by", happened.By), ("why", happened.Why)) : null);
        return root;
    }

    /// <summary>Custom fields in words; for requesters those alone that they are shown.</summary>
    private static XElement? FieldsOf(TicketRow ticket, Catalog catalog, bool isForStaff)
    {
        var values = FieldFormat.Unpack(ticket.FieldText);
        var shown = catalog.FieldsFor(ticket.QueueId, ticket.TypeId, values).Where(x => values.ContainsKey(x.Id) && (isForStaff || x.Audience != FieldAudience.Staff)).ToList();
        return shown.Count == 0 ? null : new XElement("fields", shown.Select(x =>
            TicketXml.Element("field", ("key", x.Key), ("name", x.Name), ("value", FieldFormat.WordsOf(x, values[x.Id])))));
    }

    private static XElement? DeferralOf(TicketRow ticket, Catalog catalog, TenantInfo tenant)
    {
        var reason = catalog.DeferralReason(ticket.DeferralReasonId)?.Name;
        return reason is null && ticket.ReviewAt is null ? null : TicketXml.Element("deferral",
            ("reason", reason), ("review", ticket.ReviewAt is { } review ? DeferTicket.DayOf(review, tenant).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : null));
    }

    /// <summary>The clocks that run or stand still, for staff: what is promised to whom is between the desk and its customers.</summary>
    private async Task<XElement?> ServiceLevelAsync(TicketRow ticket, Catalog catalog, DateTime now, CancellationToken cancellation)
    {
        if (ticket.ServiceLevelId is not { } level)
            return null;
        var clocks = await ledger.OfAsync(ticket.Id, catalog, cancellation);
        var element = TicketXml.Element("serviceLevel", ("name", catalog.ServiceLevels.FirstOrDefault(x => x.Id == level)?.Name));
        element.Add(clocks.Clocks.Where(x => x.IsOpen).Select(x => TicketXml.Element("clock",
            ("target", TicketXml.Word(x.Target)), ("running", TicketXml.Flag(x.State == ClockState.Running)),
            ("due", x.DueAt is { } due ? TicketXml.Time(due) : null), ("late", TicketXml.Flag(x.DueAt <= now)))));
        return element;
    }

    /// <summary>The rank counts from 1, the least urgent; an archived priority stands where it stood.</summary>
    private static XElement PriorityOf(TicketRow ticket, Catalog catalog)
    {
        var order = catalog.Priority(ticket.PriorityId)?.Order ?? 0;
        return TicketXml.Element("priority", ("name", catalog.PriorityName(ticket.PriorityId)),
            ("rank", TicketXml.Number(1 + catalog.Priorities.Count(x => x.Order < order))), ("of", TicketXml.Number(catalog.Priorities.Count)));
    }

    private async Task<XElement> MessagesAsync(long ticketId, bool withNotes, DateTime now, CancellationToken cancellation)
    {
        var visible = db.Messages.Where(x => x.TicketId == ticketId && (withNotes || x.Kind == MessageKind.Public));
        var rows = await Rows(visible.OrderByDescending(x => x.Id).Take(MostMessages)).ToListAsync(cancellation);
        var count = rows.Count;
        if (count == MostMessages && (count = await visible.CountAsync(cancellation)) > MostMessages)
            // The first one says what it is all about.
            rows[^1] = await Rows(visible.OrderBy(x => x.Id).Take(1)).SingleAsync(cancellation);
        rows.Reverse();
        var messages = TicketXml.Element("messages", ("count", TicketXml.Number(count)));
        messages.Add(rows.Select(x => MessageOf(x, now)));
        return messages;
    }

    private static XElement MessageOf(MessageRow row, DateTime now)
    {
        var message = TicketXml.Element("message",
            ("kind", TicketXml.Word(row.Kind)), ("fromStaff", TicketXml.Flag(row.IsFromStaff)), ("automatic", TicketXml.Flag(row.IsAutomatic)),
            ("door", TicketXml.Word(row.Door)), ("at", TicketXml.Time(row.At)), ("minutes", TicketXml.Minutes(now, row.At)));
        var text = TicketXml.Text("text", row.Text.Length > MessageLength ? row.Text[..MessageLength] : row.Text);
        if (row.Text.Length > MessageLength)
            text.Add(new XAttribute("cut", "true"));
        message.Add(TicketXml.Person("author", row.AuthorName, row.AuthorAddress), text);
        return message;
    }

    private async Task<XElement> HistoryAsync(long ticketId, DateTime now, CancellationToken cancellation)
    {
        var rows = await Entries(ticketId).ToListAsync(cancellation);
        rows.Reverse();
        return new("history", rows.Select(x => TicketXml.Element("entry",
            ("fact", TicketXml.Word(x.Fact)), ("at", TicketXml.Time(x.At)), ("minutes", TicketXml.Minutes(now, x.At)), ("door", TicketXml.Word(x.Door)),
            ("by", x.By), ("from", x.From), ("to", x.To), ("why", x.Why))));
    }

    private IQueryable<TicketRow> TicketOf(int number) => db.Tickets.AsNoTracking().Where(x => x.Number == number).Select(x => new TicketRow(
        x.Id, x.Number, x.Subject, x.Door, x.QueueId, x.GroupId, x.StatusId, x.Phase, x.IsActive, x.PriorityId, x.CategoryId, x.AssigneeId,
        x.Requester!.Name, x.Requester.Address, x.Requester.Language, x.Requester.StaffSince != null && x.Requester.StaffUntil == null,
        x.Customer!.Name, x.CreatedAt, x.UpdatedAt, x.FirstReplyAt, x.SolvedAt, x.ClosedAt)
    {
        TypeId = x.TypeId,
        ProductId = x.ProductId,
        ContractName = db.Set<Contract>().Where(one => one.Id == x.ContractId).Select(one => one.Name).FirstOrDefault(),
        ContractNumber = db.Set<Contract>().Where(one => one.Id == x.ContractId).Select(one => one.Number).FirstOrDefault(),
        DeferralReasonId = x.DeferralReasonId,
        ReviewAt = x.ReviewAt,
        Importance = x.Importance,
        FieldText = x.FieldText,
        ServiceLevelId = x.ServiceLevelId,
        Tags = x.Tags.OrderBy(tag => tag.Tag.Name).Select(tag => tag.Tag.Name).ToList(),
    });

    private static IQueryable<MessageRow> Rows(IQueryable<Message> messages) => messages.Select(x => new MessageRow(
        x.Kind, x.Author.Name, x.Author.Address, x.IsFromStaff, x.AutomaticReason != null, x.Door, x.At, x.Text.Substring(0, MessageLength + 1)));

    private IQueryable<EntryRow> Entries(long ticketId) => db.History.Where(x => x.TicketId == ticketId).OrderByDescending(x => x.Id).Take(MostEntries)
        .Select(x => new EntryRow(x.Fact, db.Set<People.Person>().Where(p => p.Id == x.PersonId).Select(p => p.Name).FirstOrDefault(), x.Door, x.At, x.Why, x.From, x.To));
}

internal sealed record TicketRow(
    long Id, int Number, string Subject, Door Door, long QueueId, long? GroupId, long StatusId, Guides.Phase Phase, bool IsActive, long PriorityId, long? CategoryId,
    long? AssigneeId, string RequesterName, string RequesterAddress, string? RequesterLanguage, bool RequesterIsStaff, string? CustomerName,
    DateTime CreatedAt, DateTime UpdatedAt, DateTime? FirstReplyAt, DateTime? SolvedAt, DateTime? ClosedAt)
{
    public List<string> Tags { get; init; } = [];
    public long? TypeId { get; init; }
    public long? ProductId { get; init; }
    public string? ContractName { get; init; }
    public string? ContractNumber { get; init; }
    public long? DeferralReasonId { get; init; }
    public DateTime? ReviewAt { get; init; }
    public int? Importance { get; init; }
    public string? FieldText { get; init; }
    public long? ServiceLevelId { get; init; }

    public (string Name, DateTime? At)[] Times =>
        [("created", CreatedAt), ("updated", UpdatedAt), ("firstReply", FirstReplyAt), ("solved", SolvedAt), ("closed", ClosedAt)];
}

internal sealed record MessageRow(MessageKind Kind, string AuthorName, string AuthorAddress, bool IsFromStaff, bool IsAutomatic, Door Door, DateTime At, string Text);

internal sealed record EntryRow(Fact Fact, string? By, Door Door, DateTime At, string? Why, string? From, string? To);
