using ServiceDesk.Intake;

namespace ServiceDesk.Web.Areas.Admin.Mailboxes;

public sealed record ConsentModel(long MailboxId, MailboxConsent Consent);
