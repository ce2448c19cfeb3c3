using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.Intake;
using ServiceDesk.Web.SignIn;

namespace ServiceDesk.Web.Areas.Admin.Mailboxes;

/// <summary>Tries whether a mailbox can be fetched as it is saved.</summary>
[Needs(Right.ManageMailboxes)]
public sealed class MailboxTestsController(DeskDb db, TestMailbox test) : AdminController
{
    [HttpPost("admin/mailboxes/{id:long}/tests")]
    public async Task<IActionResult> Create(long id)
    {
        var mailbox = await db.Mailboxes.AsNoTracking().SingleOrDefaultAsync(x => x.Id == id, Cancellation);
        return mailbox is not null && await test.RunAsync(Act, id, Cancellation) is { } result
            ? View("~/Areas/Admin/Mailboxes/Test.cshtml", new TestModel(mailbox, result))
            : NotFound();
    }
}
