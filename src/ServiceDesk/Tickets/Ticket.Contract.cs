using ServiceDesk.Access;
using ServiceDesk.People;

namespace ServiceDesk.Tickets;

public sealed partial class Ticket
{
    /// <summary>The contract that the work is done under; null: none, or several were in force and nobody has chosen.</summary>
    public long? ContractId { get; private set; }

    /// <summary>Puts the ticket under a contract of its customer's, or under none.</summary>
    /// <returns>Whether anything changed.</returns>
    /// <exception cref="TicketRuleException">The contract is another customer's.</exception>
    public bool CoverBy(Act act, Contract? contract, string? formerName)
    {
        if (contract?.Id == ContractId)
            return false;
        if (contract is not null && contract.CustomerId != CustomerId)
            throw new TicketRuleException($"The contract “{contract.Title}” is another customer's.");
        ContractId = contract?.Id;
        Record(act, Fact.ContractChanged, formerName, contract?.Title);
        return true;
    }
}
