using Microsoft.Extensions.Localization;
using ServiceDesk.Access;

namespace ServiceDesk.Web.Areas.Admin.Roles;

/// <summary>A scope in words.</summary>
public static class ScopeWords
{
    public static string Of(TicketScope scope, IStringLocalizer<Texts> L)
    {
        ArgumentNullException.ThrowIfNull(L);
        return scope switch
        {
            TicketScope.All => L["All tickets"],
            TicketScope.Group => L["Their groups’ tickets and their own"],
            TicketScope.Own => L["Their own tickets"],
            _ => L["No tickets"],
        };
    }
}
