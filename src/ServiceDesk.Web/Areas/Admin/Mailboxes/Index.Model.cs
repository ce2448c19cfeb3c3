using ServiceDesk.Intake;

namespace ServiceDesk.Web.Areas.Admin.Mailboxes;

public sealed record IndexModel(IReadOnlyList<Mailbox> Rows);
