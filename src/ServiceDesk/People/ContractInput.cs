namespace ServiceDesk.People;

/// <summary>What came of a change to a contract.</summary>
public enum ContractOutcome
{
    Done = 1,

    /// <summary>There is no such contract, or no such customer.</summary>
    NotFound = 2,

    /// <summary>Its last day lies before its first.</summary>
    EndsBeforeItBegins = 3,
}

/// <summary>What a contract is to be.</summary>
/// <param name="From">The first day; null: always.</param>
/// <param name="Until">The last day; null: for ever.</param>
public sealed record ContractInput(string Name, string? Number, DateOnly? From, DateOnly? Until)
{
    internal bool EndsBeforeItBegins => From is { } from && Until is { } until && until < from;

    internal void ApplyTo(Contract contract) => (contract.Name, contract.Number, contract.From, contract.Until) =
        (Name.Trim(), string.IsNullOrWhiteSpace(Number) ? null : Number.Trim(), From, Until);
}
