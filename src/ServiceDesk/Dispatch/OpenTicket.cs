using System.Collections.Frozen;
using ServiceDesk.Access;
using ServiceDesk.Conditions;
using ServiceDesk.Database;
using ServiceDesk.Notifications;
using ServiceDesk.Notifications.Events;
using ServiceDesk.Outbox;
using ServiceDesk.People;
using ServiceDesk.Quotas;
using ServiceDesk.ServiceLevels;
using ServiceDesk.Systems;
using ServiceDesk.Tickets;

namespace ServiceDesk.Dispatch;

/// <summary>What a new ticket is made of. Ids that the tenant does not have are refused.</summary>
public sealed record NewTicket(string Subject, NewText Text, Person Requester)
{
    public long? QueueId { get; init; }
    public long? CategoryId { get; init; }
    public long? TypeId { get; init; }
    public long? ProductId { get; init; }
    public long? PriorityId { get; init; }

    /// <summary>Custom fields by their ids, as they were written.</summary>
    public IReadOnlyDictionary<long, string> Fields { get; init; } = FrozenDictionary<long, string>.Empty;

    /// <summary>Whose it is, where it is not the requester's own.</summary>
    public Customer? Customer { get; init; }

    /// <summary>What it is submitted from, or for: of <see cref="Customer"/>, which need not be said then.</summary>
    public CustomerSystem? System { get; init; }

    /// <summary>The name of the partner whose person opens it.</summary>
    public string? Partner { get; init; }
    public long? AssigneeId { get; init; }
    public long? MailboxId { get; init; }
    public IReadOnlyList<NewFile> Files { get; init; } = [];
    public MailFacts? Mail { get; init; }

    /// <summary>Its requester hears nothing of it as yet.</summary>
    public bool IsQuiet { get; init; }

    /// <summary>The ticket that it goes on with: one that has ended, or is in the trash.</summary>
    public Ticket? Follows { get; init; }

    /// <summary>Whoever was copied on the first mail, and is nobody of the desk's own.</summary>
    public IReadOnlyList<Person> Copied { get; init; } = [];

    /// <summary>The addresses that the mail was delivered to.</summary>
    public IReadOnlyList<string> Recipients { get; init; } = [];

    /// <summary>Those of the mail, should a rule ask for them.</summary>
    public Lazy<IReadOnlyList<(string Name, string Value)>>? Headers { get; init; }
}

/// <summary>Opens a ticket by any door: its first message, its history, where the rules place it and the acknowledgement are saved together.</summary>
public sealed class OpenTicket(
    DeskDb db, CatalogCache catalogs, MessageWriter messages, TicketNumbers numbers, Dispatcher dispatcher, ChangeTicket change, ServiceClocks serviceClocks,
    ContractsInForce contracts, FollowAct followAct, QuotaCheck quotas)
{
    /// <exception cref="TicketRuleException">Subject, queue, or another attribute cannot be taken.</exception>
    public async Task<Ticket> RunAsync(Act act, NewTicket input, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(act);
        if (act is { IsStaff: true, Door: Door.Staff or Door.Api } && !act.Allows(Right.CreateCustomerTickets))
            throw new TicketRuleException("Your roles do not let you open tickets for customers.");
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var ticket = await PrepareAsync(act, input, cancellation);
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return ticket;
    }

    /// <summary>Adds the ticket to the context for a caller who saves more with it, inside the caller's transaction.</summary>
    public async Task<Ticket> PrepareAsync(Act act, NewTicket input, CancellationToken cancellation)
    {
        var catalog = await catalogs.GetAsync(db, cancellation);
        var queue = Chosen(catalog.Queue(input.QueueId), input.QueueId, "queue") ?? catalog.DefaultQueue;
        var category = Chosen(catalog.Category(input.CategoryId), input.CategoryId, "category");
        var type = Chosen(catalog.Type(input.TypeId), input.TypeId, "type");
        var product = Chosen(catalog.Product(input.ProductId), input.ProductId, "product");
        var priority = Chosen(catalog.Priority(input.PriorityId), input.PriorityId, "priority") ?? catalog.DefaultPriority;
        var assignee = Chosen(catalog.StaffMember(input.AssigneeId), input.AssigneeId, "assignee");
        await quotas.TicketAsync(act, cancellation);
        var message = await messages.WriteAsync(act, input.Requester, MessageKind.Public, input.Text, input.Files, input.Mail, cancellation);
        var number = await numbers.NextAsync(cancellation);
        await quotas.TicketAsync(act, number, cancellation);
        var opening = new TicketOpening(number, input.Subject, queue, catalog.InitialStatus, priority, input.Requester, category, input.MailboxId, input.Follows)
        {
            Type = type, Product = product, Customer = input.Customer, System = input.System, Partner = input.Partner,
        };
        var contract = await contracts.OnlyOneAsync(opening.CustomerId, product?.Id, act.At, cancellation);
        var ticket = Ticket.Open(act, opening with { Contract = contract });
        ticket.Add(act, message);
        foreach (var person in input.Copied)
            ticket.BringIn(act, person);
        if (assignee is not null)
            ticket.AssignTo(act, assignee, null);
        db.Tickets.Add(ticket);
        await Notices.OfAssignmentAsync(db, act, ticket, catalog, cancellation);
        // Whoever chose a person, or another queue than the default one, has placed it.
        await change.FillAsync(act, ticket, input.Fields, catalog, cancellation);
        var facts = FactsOf(act, input, ticket) with { ContractName = contract?.Name, Fields = catalog.FieldWords(ticket.Fields) };
        await dispatcher.PlaceAsync(ticket, facts, assignee is not null || !queue.IsDefault, act.At, catalog, cancellation);
        await change.BeginAsync(act, ticket, catalog, cancellation);
        await serviceClocks.OpenAsync(act, ticket, facts, catalog, cancellation);
        if (!input.IsQuiet && input.Mail?.AutomaticReason is null && input.Requester.GetsMail && catalog.Notifications.IsOn(TicketReceived.Name, Audience.Requester))
            new OutboxMail
            {
                TenantId = act.TenantId,
                Kind = OutboxKind.Acknowledgement,
                Ticket = ticket,
                Message = message,
                Person = input.Requester,
                TemplateId = catalog.Notifications.TemplateOf(TicketReceived.Name),
                CreatedAt = act.At,
            }.Tell(ToldEvents.Of(act, TicketReceived.Name)).AddTo(db);
        await followAct.RunAsync(act, ticket, catalog, cancellation, input.IsQuiet);
        return ticket;
    }

    private static RequestFacts FactsOf(Act act, NewTicket input, Ticket ticket)
    {
        var facts = new RequestFacts
        {
            Door = act.Door,
            Subject = ticket.Subject,
            Text = input.Text.Text,
            SenderAddress = input.Requester.Address,
            SenderName = input.Requester.Name,
            SenderIsStaff = input.Requester.IsStaff,
            CustomerName = input.Customer?.Name ?? input.System?.Customer?.Name ?? input.Requester.Customer?.Name,
            Recipients = input.Recipients,
            FileNames = [.. input.Files.Select(x => x.Name)],
            IsAutomatic = input.Mail?.AutomaticReason is not null,
            QueueId = ticket.QueueId,
            GroupId = ticket.GroupId,
            AssigneeId = ticket.AssigneeId,
            PriorityId = ticket.PriorityId,
            CategoryId = ticket.CategoryId,
            TypeId = ticket.TypeId,
            ProductId = ticket.ProductId,
        };
        return input.Headers is { } headers ? facts with { Headers = headers } : facts;
    }

    private static T? Chosen<T>(T? found, long? id, string what) where T : class =>
        found is not null || id is null ? found : throw new TicketRuleException($"There is no {what} {id} here.");
}
