using System.Globalization;
using Microsoft.Extensions.Localization;
using ServiceDesk.Guides;
using ServiceDesk.People;

namespace ServiceDesk.Web.Areas.Admin.Customers;

/// <summary>How a contract stands, in words.</summary>
public static class ContractWords
{
    /// <returns>A phase for its colour, and the word.</returns>
    public static (Phase Phase, string Word) StateOf(Contract contract, DateOnly today, IStringLocalizer L)
    {
        ArgumentNullException.ThrowIfNull(contract);
        return contract switch
        {
            { ArchivedAt: not null } => (Phase.Closed, L["Archived"]),
            { From: { } from } when from > today => (Phase.Pending, L["To come"]),
            { Until: { } until } when until < today => (Phase.Closed, L["Ended"]),
            _ => (Phase.Working, L["In force"]),
        };
    }

    /// <summary>In the reader's language.</summary>
    public static string Day(DateOnly? day) => day?.ToString("d MMM yyyy", CultureInfo.CurrentCulture) ?? "";
}
