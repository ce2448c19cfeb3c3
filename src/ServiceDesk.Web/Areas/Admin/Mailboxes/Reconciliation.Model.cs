using ServiceDesk.Intake;

namespace ServiceDesk.Web.Areas.Admin.Mailboxes;

public sealed record ReconciliationModel(long MailboxId, MailboxReconciliation Result)
{
    public int Left => Result.Missing.Count - Result.Taken;
}
