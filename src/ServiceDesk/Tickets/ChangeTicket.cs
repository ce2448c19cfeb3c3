using Microsoft.EntityFrameworkCore;
using ServiceDesk.Access;
using ServiceDesk.CustomFields;
using ServiceDesk.Database;
using ServiceDesk.Dispatch;
using ServiceDesk.Guides;
using ServiceDesk.Operations;
using ServiceDesk.People;
using ServiceDesk.Scenarios;
using ServiceDesk.ServiceLevels;
using ServiceDesk.Timers;

namespace ServiceDesk.Tickets;

/// <summary>New values for a ticket's attributes, from a person, a rule or a timer. What is null stays as it is.</summary>
public record TicketChanges
{
    public string? Subject { get; init; }
    public long? StatusId { get; init; }
    public long? PriorityId { get; init; }
    public long? QueueId { get; init; }
    public long? CategoryId { get; init; }

    /// <summary>Zero: none.</summary>
    public long? TypeId { get; init; }

    /// <summary>Zero: none.</summary>
    public long? ProductId { get; init; }

    /// <summary>Zero: nobody.</summary>
    public long? AssigneeId { get; init; }

    /// <summary>Zero: no group.</summary>
    public long? GroupId { get; init; }

    /// <summary>The version of this scenario that is in force takes over.</summary>
    public long? ScenarioId { get; init; }

    /// <summary>Zero: no contract.</summary>
    public long? ContractId { get; init; }

    /// <summary>Why it is put off or ended; zero: for no reason. Passed over where the status asks for none.</summary>
    public long? DeferralReasonId { get; init; }

    /// <summary>The day on which a ticket that is put off comes back, where the desk is.</summary>
    public DateOnly? ReviewOn { get; init; }

    /// <summary>The same in days from now; a day that is named counts more.</summary>
    public int? ReviewInDays { get; init; }

    /// <summary>All tags that the ticket shall have.</summary>
    public IReadOnlyList<string>? Tags { get; init; }

    /// <summary>Custom fields by their ids, as they were written; an empty text takes the value away.</summary>
    public IReadOnlyDictionary<long, string>? Fields { get; init; }

    /// <summary>The same act answers the requester.</summary>
    public virtual bool Answers => false;
}

/// <summary>Gives a ticket new attributes, each with its fact in the history; what its scenario wants done on the way is done.</summary>
public sealed class ChangeTicket(DeskDb db, StatusClock statusClock, ServiceClocks serviceClocks, Workflow workflow, OperationCatalog operations, HandOut handOut)
{
    /// <summary>Statuses that hand a ticket on at once are refused in a scenario if they form a circle; beyond this it is stopped.</summary>
    private const int MostStatusesAtOnce = 10;

    /// <summary>New tickets whose first status was entered; until then the dispatcher may change it without consequences.</summary>
    private readonly HashSet<Ticket> begun = [];
    private int statusesAtOnce;

    /// <summary>Changes a ticket that the caller has loaded (with its tags, if they are to change) and saves.</summary>
    /// <exception cref="TicketRuleException">Something that was asked for cannot be done.</exception>
    public async Task PrepareAsync(Act act, Ticket ticket, TicketChanges changes, Catalog catalog, CancellationToken cancellation)
    {
        if (changes.ScenarioId is { } scenario && await workflow.MoveAsync(act, ticket, scenario, catalog, cancellation) is { } needed)
            await SetStatusAsync(act with { Why = "The scenario does not know the former status" }, ticket, needed, catalog, cancellation);
        if (changes.Subject is { } subject)
            ticket.Rename(act, subject);
        if (changes.QueueId is { } queue)
            ticket.MoveTo(act, Known(catalog.Queue(queue), queue, "queue"), catalog.QueueName(ticket.QueueId));
        if (changes.PriorityId is { } priority)
            ticket.Prioritise(act, Known(catalog.Priority(priority), priority, "priority"), catalog.PriorityName(ticket.PriorityId));
        if (changes.CategoryId is { } category)
            ticket.Categorise(act, category == 0 ? null : Known(catalog.Category(category), category, "category"), catalog.Category(ticket.CategoryId)?.Name);
        if (changes.TypeId is { } type)
            ticket.SetType(act, type == 0 ? null : Known(catalog.Type(type), type, "type"), catalog.Type(ticket.TypeId)?.Name);
        if (changes.ProductId is { } product)
            ticket.SetProduct(act, product == 0 ? null : Known(catalog.Product(product), product, "product"), catalog.Product(ticket.ProductId)?.Name);
        if (changes.GroupId is { } group)
            ticket.GiveTo(act, group == 0 ? null : Known(catalog.Group(group), group, "group"), catalog.GroupName(ticket.GroupId));
        if (changes.AssigneeId is { } assignee
            && ticket.AssignTo(act, assignee == 0 ? null : Known(catalog.StaffMember(assignee), assignee, "member of staff"), catalog.StaffName(ticket.AssigneeId)))
            await Notices.OfAssignmentAsync(db, act, ticket, catalog, cancellation);
        if (changes.ContractId is { } contract)
            await CoverAsync(act, ticket, contract, cancellation);
        if (changes.Tags is { } names)
            ticket.TagWith(act, await TagsAsync(act, names, cancellation));
        if (changes.Fields is { Count: > 0 } fields)
            await FillAsync(act, ticket, fields, catalog, cancellation);
        var next = changes.StatusId is { } status ? Known(catalog.Status(status), status, "status") : null;
        var deferral = DeferTicket.Of(db, act, ticket, changes, next?.Phase ?? ticket.Phase, catalog);
        if (next is not null && next.Id != ticket.StatusId)
        {
            await workflow.CheckAsync(ticket, next, changes.Answers, catalog, cancellation);
            await SetStatusAsync(act, ticket, next, catalog, cancellation, deferral);
        }
        else if (deferral is not null && ticket.Defer(act, deferral))
            await statusClock.ReviewAsync(act, ticket, catalog, cancellation);
        await serviceClocks.FollowAsync(act, ticket, catalog, cancellation);
    }

    /// <summary>Moves the ticket to a status of the phase by itself, if its scenario leads there.</summary>
    /// <returns>False where it does not, or the tenant has no such status.</returns>
    public async Task<bool> MoveOnAsync(Act act, Ticket ticket, Phase phase, Catalog catalog, CancellationToken cancellation, bool answers = false)
    {
        if (await workflow.StatusForAsync(ticket, phase, answers, catalog, cancellation) is not { } status)
            return false;
        await SetStatusAsync(act, ticket, status, catalog, cancellation);
        return true;
    }

    /// <summary>Sets the status, whether the scenario leads there or not, and with it what happens by itself.</summary>
    public async Task SetStatusAsync(Act act, Ticket ticket, Status status, Catalog catalog, CancellationToken cancellation, Deferral? deferral = null)
    {
        var left = ticket.StatusId;
        if (!ticket.SetStatus(act, status, catalog.StatusName(left)))
            return;
        if (deferral is not null)
            ticket.Defer(act, deferral);
        if (ticket.Id == 0 && !begun.Contains(ticket))
            return;
        await EnterAsync(act, ticket, left, catalog, cancellation);
        await serviceClocks.FollowAsync(act, ticket, catalog, cancellation);
    }

    /// <summary>A new ticket has found its place: its scenario begins, and with it what happens in the first status.</summary>
    public async Task BeginAsync(Act act, Ticket ticket, Catalog catalog, CancellationToken cancellation)
    {
        begun.Add(ticket);
        await workflow.BeginAsync(act, ticket, catalog, cancellation);
        await EnterAsync(act, ticket, null, catalog, cancellation);
    }

    private async Task EnterAsync(Act act, Ticket ticket, long? left, Catalog catalog, CancellationToken cancellation)
    {
        await statusClock.FollowAsync(act, ticket, catalog, cancellation);
        if (await workflow.RulesOfAsync(ticket, cancellation) is not { } rules)
            return;
        var problems = new List<string>();
        if (Workflow.PlanOf(rules, left, ticket.StatusId, operations, catalog, problems) is { } plan)
            await FollowAsync(Act.OfDesk(act.TenantId, Door.Job, act.At, rules.Scenario.Name), ticket, plan, catalog, problems, cancellation);
        if (problems.Count > 0 && await db.ScenarioVersions.SingleOrDefaultAsync(x => x.Id == rules.VersionId, cancellation) is { } version)
            version.Report($"#{ticket.Number}: {string.Join(" ", problems)}", act.At);
    }

    private async Task FollowAsync(Act desk, Ticket ticket, OperationPlan plan, Catalog catalog, List<string> problems, CancellationToken cancellation)
    {
        if (statusesAtOnce >= MostStatusesAtOnce)
        {
            problems.Add("Statuses that set each other off were stopped.");
            return;
        }
        statusesAtOnce++;
        try
        {
            var carryOut = new CarryOut(db, this, handOut);
            await carryOut.PrepareAsync(desk, ticket, plan, catalog, cancellation);
            await carryOut.TellAsync(desk, ticket, plan, catalog, cancellation);
        }
        catch (TicketRuleException e)
        {
            problems.Add(e.Message);
        }
        finally
        {
            statusesAtOnce--;
        }
    }

    // Not one that is archived, unless the ticket has it.
    private async Task CoverAsync(Act act, Ticket ticket, long contractId, CancellationToken cancellation)
    {
        var (customer, current) = (ticket.CustomerId, ticket.ContractId);
        var contracts = await db.Contracts.AsNoTracking()
            .Where(x => x.Id == current || (x.Id == contractId && x.CustomerId == customer && x.ArchivedAt == null)).ToListAsync(cancellation);
        var chosen = contractId == 0 ? null : Known(contracts.Find(x => x.Id == contractId), contractId, "contract");
        ticket.CoverBy(act, chosen, contracts.Find(x => x.Id == current)?.Title);
    }

    private async Task<List<Tag>> TagsAsync(Act act, IReadOnlyList<string> names, CancellationToken cancellation)
    {
        var folded = names.Select(Tag.Fold).Where(x => x.Length > 0).Distinct().ToList();
        if (folded.Find(x => x.Length > Tag.NameLength) is { } tooLong)
            throw new TicketRuleException($"The tag '{tooLong}' has {tooLong.Length} characters; at most {Tag.NameLength} fit.");
        var known = await db.Tags.Where(x => folded.Contains(x.Name)).ToListAsync(cancellation);
        // One that another ticket of the same save has brought is not in the database yet.
        return [.. folded.Select(name => known.Find(x => x.Name == name) ?? db.Known<Tag>().FirstOrDefault(x => x.Name == name) ?? db.Add(new Tag { TenantId = act.TenantId, Name = name }).Entity)];
    }

    /// <summary>Gives a ticket, perhaps a new one, what was written in its custom fields.</summary>
    /// <exception cref="TicketRuleException">There is no such field, or it cannot hold what was written.</exception>
    internal async Task FillAsync(Act act, Ticket ticket, IReadOnlyDictionary<long, string> fields, Catalog catalog, CancellationToken cancellation)
    {
        if (ticket.Id != 0)
            await db.Entry(ticket).Collection(x => x.FieldValues).LoadAsync(cancellation);
        foreach (var (id, written) in fields)
        {
            var field = Known(catalog.Field(id), id, "custom field");
            var (value, problem) = FieldFormat.Read(field, written);
            if (problem is not null)
                throw new TicketRuleException(problem.Pattern, [.. problem.Words]);
            ticket.Fill(act, field, value);
        }
    }

    private static T Known<T>(T? found, long id, string what) where T : class =>
        found ?? throw new TicketRuleException($"There is no {what} {id} here.");
}
