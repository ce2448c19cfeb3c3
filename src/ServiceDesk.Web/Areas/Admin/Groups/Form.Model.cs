using System.ComponentModel.DataAnnotations;
using ServiceDesk.People;

namespace ServiceDesk.Web.Areas.Admin.Groups;

/// <param name="Group">Null: a new one.</param>
public sealed record FormModel(Group? Group, IReadOnlyList<StaffChoice> Staff, GroupForm Form);

public sealed record StaffChoice(long Id, string Name);

public sealed class GroupForm
{
    [Display(Name = "Name"), Required, StringLength(Group.NameLength)]
    public string Name { get; init; } = "";

    public List<long> Members { get; init; } = [];

    [Display(Name = "Main person")]
    public long? MainPersonId { get; init; }

    [Display(Name = "What is given to the group goes to")]
    public Distribution Distribution { get; init; }

    [Display(Name = "Triage: takes what nobody placed")]
    public bool IsTriage { get; init; }

    public GroupInput Input => new(Name, Members, MainPersonId, Distribution, IsTriage);

    public static GroupForm Of(Group group) => new()
    {
        Name = group.Name,
        Members = [.. group.Members.Select(x => x.PersonId)],
        MainPersonId = group.MainPersonId,
        Distribution = group.Distribution,
        IsTriage = group.IsTriage,
    };
}
