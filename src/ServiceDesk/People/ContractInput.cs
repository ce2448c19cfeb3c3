using Microsoft.EntityFrameworkCore;
using ServiceDesk.Database;
using ServiceDesk.Guides;
using ServiceDesk.Guides.Kinds;

namespace ServiceDesk.People;

/// <summary>What came of a change to a contract.</summary>
public enum ContractOutcome
{
    Done = 1,

    /// <summary>There is no such contract, no such customer, or no such product.</summary>
    NotFound = 2,

    /// <summary>Its last day lies before its first.</summary>
    EndsBeforeItBegins = 3,
}

/// <summary>What a contract is to be.</summary>
/// <param name="From">The first day; null: always.</param>
/// <param name="Until">The last day; null: for ever.</param>
/// <param name="ProductIds">What it covers; empty: every product.</param>
public sealed record ContractInput(string Name, string? Number, DateOnly? From, DateOnly? Until, IReadOnlyList<long> ProductIds)
{
    /// <summary>Makes the contract, with its products loaded, what was asked for; the caller saves what was <see cref="ContractOutcome.Done"/>.</summary>
    internal async Task<ContractOutcome> ApplyAsync(DeskDb db, Contract contract, CancellationToken cancellation)
    {
        if (From is { } from && Until is { } until && until < from)
            return ContractOutcome.EndsBeforeItBegins;
        var products = ProductIds.Distinct().ToList();
        if (products.Count > 0 && await db.GuideEntries.CountAsync(x => x.Kind == ProductKind.Name && products.Contains(x.Id), cancellation) < products.Count)
            return ContractOutcome.NotFound;
        (contract.Name, contract.Number, contract.From, contract.Until) = (Name.Trim(), string.IsNullOrWhiteSpace(Number) ? null : Number.Trim(), From, Until);
        contract.Products.RemoveAll(x => !products.Contains(x.ProductId));
        contract.Products.AddRange(products.Where(x => !contract.Products.Exists(product => product.ProductId == x)).Select(x => new ContractProduct { TenantId = contract.TenantId, ProductId = x }).ToList());
        return ContractOutcome.Done;
    }
}
