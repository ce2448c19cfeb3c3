using System.ComponentModel.DataAnnotations;
using ServiceDesk.Intake;
using ServiceDesk.Tickets;

namespace ServiceDesk.Web.Areas.Admin.Queues;

public sealed record SenderModel(Queue Queue, IReadOnlyList<SenderChoice> Mailboxes, SenderForm Form);

public sealed record SenderChoice(long Id, string Name, string Address);

public sealed class SenderForm
{
    [Display(Name = "Mailbox that its mails leave from")]
    public long? MailboxId { get; init; }

    [Display(Name = "Name of the sender"), StringLength(Queue.NameLength)]
    public string? Name { get; init; }

    [Display(Name = "Signature"), StringLength(Queue.SignatureLength)]
    public string? Signature { get; init; }

    public QueueSenderInput Input => new(MailboxId, Name, Signature);

    public static SenderForm Of(Queue queue) => new() { MailboxId = queue.SenderMailboxId, Name = queue.SenderName, Signature = queue.Signature };
}
