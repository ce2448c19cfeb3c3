using System.ComponentModel.DataAnnotations;
using ServiceDesk.Intake;
using ServiceDesk.Sending;

namespace ServiceDesk.Web.Areas.Admin.Mailboxes;

public sealed class SendingModel(Mailbox mailbox)
{
    public Mailbox Mailbox => mailbox;
    public string Domain => mailbox.Address[(mailbox.Address.LastIndexOf('@') + 1)..];

    [Display(Name = "DKIM selector")]
    public string? Selector { get; init; }

    /// <summary>Null: DNS was not asked yet.</summary>
    public SenderDomainReport? Report { get; set; }
}
