using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.Operations;
using ServiceDesk.People;
using ServiceDesk.Tickets.SavedViews;

namespace ServiceDesk.Macros;

/// <summary>An answer that is kept for the next time, or several changes under one name, or both: of one person, of a group, or of all staff.</summary>
public sealed class Macro : ITenantRow
{
    public const int NameLength = 80;
    public const int TextLength = 20_000;
    public const int StepsLength = 20_000;

    public long Id { get; private set; }
    public required int TenantId { get; init; }
    public required string Name { get; set; }

    /// <summary>With placeholders (<c>Placeholder.InMacro</c>); empty where it only changes the ticket.</summary>
    public required string Text { get; set; }

    /// <summary>The same with its markup, sanitised; null for what was written without the editor.</summary>
    public string? Html { get; set; }

    /// <summary>What it does to the ticket (<see cref="OperationSteps"/>).</summary>
    public required string Steps { get; set; }

    /// <summary>Whose it is; null: a group's, or everybody's.</summary>
    public long? PersonId { get; set; }
    public long? GroupId { get; set; }
    public DateTime? ArchivedAt { get; set; }

    public ViewScope Scope => PersonId is not null ? ViewScope.Own : GroupId is not null ? ViewScope.Group : ViewScope.Everybody;

    public IReadOnlyList<OperationStep> ReadSteps() => OperationSteps.Read(Steps);

    /// <summary>Whether it is in somebody's menu, once it is not archived.</summary>
    public bool IsSeenBy(long? personId, IEnumerable<Group> groups) => Scope switch
    {
        ViewScope.Own => PersonId == personId,
        ViewScope.Group => groups.Any(x => x.Id == GroupId && x.Members.Any(member => member.PersonId == personId)),
        _ => true,
    };

    /// <summary>Own ones are changed by their owner, a group's by its members, those for all by administrators.</summary>
    public bool MayBeChangedBy(Act act, IEnumerable<Group> groups)
    {
        ArgumentNullException.ThrowIfNull(act);
        return IsSeenBy(act.PersonId, groups) && (Scope != ViewScope.Everybody || act.IsAdministrator);
    }
}
