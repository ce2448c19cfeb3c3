using System.ComponentModel.DataAnnotations;
using ServiceDesk.Escalation;
using ServiceDesk.Tickets;
using ServiceDesk.Web.Areas.Staff.Shared;

namespace ServiceDesk.Web.Areas.Staff.SupplierTickets;

/// <summary>A ticket that is about to be handed on.</summary>
/// <param name="Letter">As the supplier will read it; null: it is still being written.</param>
public sealed record NewModel(Shareable Ticket, IReadOnlyList<LinkView> Suppliers, SupplierForm Form, Sidebar Sidebar, string? Letter = null)
{
    public string SupplierName => Suppliers.FirstOrDefault(x => x.Link.Id == Form.LinkId)?.Name ?? "";

    public IEnumerable<SharedFile> Files => Ticket.Messages.SelectMany(x => x.Files).Where(x => Form.Files.Contains(x.Id));
}

/// <summary>A ticket for a supplier that no customer has asked for.</summary>
public sealed record RaiseModel(IReadOnlyList<LinkView> Suppliers, RaiseForm Form, Sidebar Sidebar);

public class RaiseForm
{
    [Display(Name = "Supplier")]
    public long LinkId { get; init; }

    [Display(Name = "Subject"), Required, StringLength(Ticket.SubjectLength)]
    public string Subject { get; init; } = "";

    [Display(Name = "What you write to the supplier"), StringLength(Message.BodyLength)]
    public string? Text { get; init; }
}

public sealed class SupplierForm : RaiseForm
{
    public List<SharedField> Fields { get; init; } = [];
    public List<long> Messages { get; init; } = [];
    public List<long> Files { get; init; } = [];

    public SupplierRequest Request => new(LinkId, Subject, Text ?? "", Fields, Messages, Files);
}
