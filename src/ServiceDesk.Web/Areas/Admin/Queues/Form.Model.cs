using System.ComponentModel.DataAnnotations;
using ServiceDesk.Tickets;

namespace ServiceDesk.Web.Areas.Admin.Queues;

/// <param name="Queue">Null: a new one.</param>
public sealed record FormModel(Queue? Queue, IReadOnlyList<GroupChoice> Groups, QueueForm Form);

public sealed record GroupChoice(long Id, string Name);

public sealed class QueueForm
{
    [Display(Name = "Name"), Required, StringLength(Queue.NameLength)]
    public string Name { get; init; } = "";

    [Display(Name = "Offered to requesters in the portal’s form")]
    public bool IsOffered { get; init; }

    [Display(Name = "Group")]
    public long? GroupId { get; init; }

    [Display(Name = "Place in lists"), Range(0, 9999)]
    public int Order { get; init; }

    [Display(Name = "Default: takes what nothing else placed")]
    public bool IsDefault { get; init; }

    public QueueInput Input => new(Name, IsOffered, GroupId, Order, IsDefault);

    public static QueueForm Of(Queue queue) => new()
    {
        Name = queue.Name,
        IsOffered = queue.IsOffered,
        GroupId = queue.GroupId,
        Order = queue.Order,
        IsDefault = queue.IsDefault,
    };
}
