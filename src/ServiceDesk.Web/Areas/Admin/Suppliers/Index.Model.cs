using System.ComponentModel.DataAnnotations;
using ServiceDesk.Escalation;
using ServiceDesk.Guides;
using ServiceDesk.Tenants;
using ServiceDesk.Tickets;

namespace ServiceDesk.Web.Areas.Admin.Suppliers;

/// <param name="MayBuy">The licence covers suppliers; without it only desks that this one supplies are shown.</param>
public sealed record IndexModel(IReadOnlyList<LinkView> Links, bool MayBuy, ProposalForm Form)
{
    public IEnumerable<LinkView> On(LinkSide side) => Links.Where(x => x.Link.Side == side);
}

public sealed class ProposalForm
{
    [Display(Name = "Short name of the other desk"), Required, StringLength(Tenant.SlugLength)]
    public string Slug { get; init; } = "";
}

public sealed record ShowModel(LinkView View, Catalog Catalog, LinkForm Form);

public sealed class LinkForm
{
    [Display(Name = "Queue for its tickets")]
    public long? QueueId { get; init; }

    [Display(Name = "Send its answers on to the customer at once, under the assignee’s name")]
    public bool ForwardsAnswers { get; init; }

    /// <summary>Status ids by phase; what is empty moves nothing.</summary>
    public Dictionary<Phase, long?> Statuses { get; init; } = [];

    public LinkInput Input => new(QueueId, Statuses.Where(x => x.Value is not null).ToDictionary(x => x.Key, x => x.Value!.Value), ForwardsAnswers);

    public static LinkForm Of(SupplierLink link)
    {
        ArgumentNullException.ThrowIfNull(link);
        var map = StatusMap.Read(link.Statuses);
        return new() { QueueId = link.QueueId, ForwardsAnswers = link.ForwardsAnswers, Statuses = Enum.GetValues<Phase>().ToDictionary(x => x, map.For) };
    }
}
