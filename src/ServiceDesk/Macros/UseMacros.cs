using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ServiceDesk.Access;
using ServiceDesk.Conditions;
using ServiceDesk.Database;
using ServiceDesk.Operations;
using ServiceDesk.Templates;
using ServiceDesk.Tickets;

namespace ServiceDesk.Macros;

/// <summary>Fills in what a macro writes, and does what it does, in the act that sends the answer.</summary>
public sealed class UseMacros(DeskDb db, CatalogCache catalogs, CarryOut carryOut, OperationCatalog operations)
{
    /// <summary>Those in the menu of whoever acts, by name.</summary>
    public static IEnumerable<Macro> InMenuOf(Act act, Catalog catalog)
    {
        ArgumentNullException.ThrowIfNull(act);
        ArgumentNullException.ThrowIfNull(catalog);
        return catalog.Macros.Where(x => x.ArchivedAt is null && x.IsSeenBy(act.PersonId, catalog.Groups));
    }

    /// <returns>The macro with its text for this ticket; null when the person who acts may not work on such a ticket, or has no such macro.</returns>
    public async Task<(Macro Macro, NewText Text)?> FillAsync(Act act, int number, long macroId, CancellationToken cancellation)
    {
        var catalog = await catalogs.GetAsync(db, cancellation);
        if (InMenuOf(act, catalog).FirstOrDefault(x => x.Id == macroId) is not { } macro)
            return null;
        var ticket = await act.TicketsFor(db, Right.Edit).Where(x => x.Number == number)
            .Select(x => new { x.Subject, x.QueueId, Requester = x.Requester!.Name }).SingleOrDefaultAsync(cancellation);
        if (ticket is null)
            return null;
        var desk = db.Tenant.Info.Name;
        return (macro, MacroText.Fill(macro, new Dictionary<string, string>
        {
            [Placeholder.TicketNumber] = number.ToString(CultureInfo.InvariantCulture),
            [Placeholder.TicketSubject] = ticket.Subject,
            [Placeholder.RequesterName] = ticket.Requester,
            [Placeholder.AgentName] = catalog.StaffName(act.PersonId) ?? desk,
            [Placeholder.QueueName] = catalog.Queue(ticket.QueueId)?.Name ?? desk,
            [Placeholder.DeskName] = desk,
        }));
    }

    /// <returns>What the macros do; null where none was chosen.</returns>
    /// <exception cref="TicketRuleException">One is gone, or cannot be carried out any more.</exception>
    internal OperationPlan? PlanOf(Act act, IReadOnlyList<long> macroIds, Catalog catalog)
    {
        if (macroIds.Count == 0)
            return null;
        var plan = new OperationPlan();
        foreach (var id in macroIds.Distinct())
        {
            var macro = InMenuOf(act, catalog).FirstOrDefault(x => x.Id == id) ?? throw new TicketRuleException("One of the macros is not there any more: take it out, or choose anew.");
            try
            {
                foreach (var step in macro.ReadSteps())
                    operations.Get(step.Operation).AddTo(plan, step, catalog);
            }
            catch (ConditionException e)
            {
                throw new TicketRuleException("The macro “{0}” cannot be carried out: {1}", macro.Name, e.Message);
            }
        }
        return plan;
    }

    /// <summary>What is asked for by hand counts more than what a macro wants.</summary>
    internal async Task<TicketWork> AddToAsync(TicketWork work, Ticket ticket, OperationPlan plan, CancellationToken cancellation)
    {
        var wanted = plan.Changes;
        var tags = work.Tags;
        if (plan.AddedTags.Count > 0)
        {
            await db.Entry(ticket).Collection(x => x.Tags).Query().Include(x => x.Tag).LoadAsync(cancellation);
            tags = [.. (tags ?? ticket.Tags.Select(x => x.Tag.Name)).Union(plan.AddedTags)];
        }
        return work with
        {
            Subject = work.Subject ?? wanted.Subject,
            StatusId = work.StatusId ?? wanted.StatusId,
            PriorityId = work.PriorityId ?? wanted.PriorityId,
            QueueId = work.QueueId ?? wanted.QueueId,
            CategoryId = work.CategoryId ?? wanted.CategoryId,
            TypeId = work.TypeId ?? wanted.TypeId,
            ProductId = work.ProductId ?? wanted.ProductId,
            AssigneeId = work.AssigneeId ?? wanted.AssigneeId,
            GroupId = work.GroupId ?? wanted.GroupId,
            ScenarioId = work.ScenarioId ?? wanted.ScenarioId,
            DeferralReasonId = work.DeferralReasonId ?? wanted.DeferralReasonId,
            ReviewInDays = work.ReviewInDays ?? wanted.ReviewInDays,
            Tags = tags,
            Fields = Together(work.Fields, wanted.Fields),
        };
    }

    private static IReadOnlyDictionary<long, string>? Together(IReadOnlyDictionary<long, string>? asked, IReadOnlyDictionary<long, string>? wanted) =>
        asked is null ? wanted : wanted is null ? asked : asked.Concat(wanted.Where(x => !asked.ContainsKey(x.Key))).ToDictionary();

    /// <summary>Does what is no new value of a field, once the fields are changed.</summary>
    internal async Task FinishAsync(Act act, Ticket ticket, OperationPlan plan, bool assigneeWasChosen, Catalog catalog, CancellationToken cancellation)
    {
        plan.Changes = new();
        plan.AddedTags.Clear();
        if (assigneeWasChosen)
            plan.HandOut = null;
        await carryOut.PrepareAsync(act, ticket, plan, catalog, cancellation);
        await carryOut.TellAsync(act, ticket, plan, catalog, cancellation);
    }
}
