using ServiceDesk.Intake;

namespace ServiceDesk.Web.Areas.Admin.Mailboxes;

public sealed record TestModel(Mailbox Mailbox, MailboxTest Test)
{
    public bool Succeeded => Test.Failed is null;

    /// <summary>True: it worked. False: it failed. Null: it was not tried.</summary>
    public bool? Worked(MailboxStep step) => Test.Failed is not { } failed || step < failed ? true : step == failed ? false : null;
}
