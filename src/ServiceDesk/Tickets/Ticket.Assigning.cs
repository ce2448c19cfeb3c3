using ServiceDesk.Access;
using ServiceDesk.People;

namespace ServiceDesk.Tickets;

public sealed partial class Ticket
{
    /// <summary>Gives the ticket to a member of staff, or to nobody.</summary>
    /// <returns>Whether anything changed.</returns>
    /// <exception cref="TicketRuleException">The person is not staff.</exception>
    public bool AssignTo(Act act, Person? assignee, string? formerName)
    {
        if (assignee?.Id == AssigneeId)
            return false;
        if (assignee is { IsStaff: false })
            throw new TicketRuleException($"{assignee.Name} is not staff; tickets are assigned to staff.");
        Recount(() => AssigneeId = assignee?.Id);
        Record(act, Fact.Assigned, formerName, assignee?.Name);
        return true;
    }

    /// <summary>Gives the ticket to a group, or to none.</summary>
    /// <returns>Whether anything changed.</returns>
    public bool GiveTo(Act act, Group? group, string? formerName)
    {
        if (group?.Id == GroupId)
            return false;
        GroupId = group?.Id;
        Record(act, Fact.GroupChanged, formerName, group?.Name);
        return true;
    }
}
