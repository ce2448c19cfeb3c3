using ServiceDesk.Database;
using ServiceDesk.People;

namespace ServiceDesk.Tickets.SavedViews;

/// <summary>For whom a saved view is in the menu.</summary>
public enum ViewScope
{
    Own = 1,
    Group = 2,
    Everybody = 3,
}

/// <summary>A filter with a name, in the menu of one person, of a group or of all staff.</summary>
public sealed class SavedView : ITenantRow
{
    public const int NameLength = 80;

    public long Id { get; private set; }
    public required int TenantId { get; init; }
    public required string Name { get; set; }

    /// <summary>In the filter language, with ids for names, so that it holds in every language and when something is renamed.</summary>
    public required string Filter { get; set; }

    /// <summary>As <c>TicketSort</c> writes it; null: as the filter has it.</summary>
    public string? Sort { get; set; }

    /// <summary>What its rows stand under headings by; null: nothing.</summary>
    public string? Grouping { get; set; }

    /// <summary>As <c>ListColumns</c> writes them; null: the reader's own.</summary>
    public string? Columns { get; set; }

    /// <summary>Whose it is; null: a group's, or everybody's.</summary>
    public long? PersonId { get; set; }
    public long? GroupId { get; set; }

    public ViewScope Scope => PersonId is not null ? ViewScope.Own : GroupId is not null ? ViewScope.Group : ViewScope.Everybody;

    /// <summary>Whether it is in somebody's menu.</summary>
    public bool IsSeenBy(long? personId, IEnumerable<Group> groups) => Scope switch
    {
        ViewScope.Own => PersonId == personId,
        ViewScope.Group => groups.Any(x => x.Id == GroupId && x.Members.Any(member => member.PersonId == personId)),
        _ => true,
    };

    /// <summary>Own views are changed by their owner, a group's by its members, those for all by administrators.</summary>
    public bool MayBeChangedBy(Access.Act act, IEnumerable<Group> groups) =>
        IsSeenBy(act.PersonId, groups) && (Scope != ViewScope.Everybody || act.IsAdministrator);
}
