using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.Tickets;
using ServiceDesk.Tickets.Holding;
using ServiceDesk.Web.Areas.Staff.Tickets;
using ServiceDesk.Web.Forms;
using ServiceDesk.Web.SignIn;
using ServiceDesk.Web.Views.Shared;

namespace ServiceDesk.Web.Areas.Staff.Work;

/// <summary>What a member of staff writes in a ticket and changes of it, in one act.</summary>
public sealed class WorkController(DeskDb db, HoldReply use, TicketPage page, IStringLocalizer<Texts> L) : StaffController
{
    [HttpPost("staff/tickets/{number:int}/work"), Needs(Right.Edit)]
    public async Task<ActionResult> Create(int number, WorkForm form)
    {
        if (!await Act.TicketsFor(db, Right.Edit).AnyAsync(x => x.Number == number, Cancellation))
            return NotFound();
        var text = WrittenText.Read(form.Text, form.Html);
        Check(form, text);
        if (!ModelState.IsValid)
            return await AgainAsync(number, form);
        var work = form.Now.ChangesSince(form.Was) with
        {
            Text = text,
            Kind = form.Kind ?? MessageKind.Note,
            Files = UploadedFiles.Of(form.Files),
            ShownFileIds = form.ShownFiles,
            KeptFileIds = form.KeptFiles,
            Seen = form.Seen,
            IsRepeated = form.Repeated,
            MacroIds = form.Macros,
        };
        if (form.Take)
            work = work with { AssigneeId = Act.PersonId };
        SentOutcome outcome;
        try
        {
            outcome = await use.RunAsync(Act, number, work, Cancellation);
            if (outcome == SentOutcome.NoTicket)
                return NotFound();
        }
        catch (OvertakenException)
        {
            return await AgainAsync(number, form);
        }
        catch (TicketRuleException e)
        {
            ModelState.AddModelError("", L[e.Pattern, [.. e.Words]]);
            return await AgainAsync(number, form);
        }
        catch (DbUpdateConcurrencyException)
        {
            ModelState.AddModelError("", L["Somebody changed this ticket at the same moment. Nothing of yours was saved: look at the change, then send again."]);
            return await AgainAsync(number, form);
        }
        this.AddFlash(form.Kind switch
        {
            _ when outcome == SentOutcome.Held => L["The reply goes out in a moment. Until then you can undo it."],
            MessageKind.Public => L["The reply is on its way."],
            MessageKind.Note => L["The note is in the ticket."],
            _ => L["Saved."],
        });
        return await ToTicketAsync(db, number);
    }

    private void Check(WorkForm form, NewText text)
    {
        var isEmpty = text.IsEmpty && form.Files.Count + form.KeptFiles.Count == 0;
        if (form.Kind is not null && isEmpty)
            ModelState.AddModelError("", L["There is nothing to send: write something or add a file."]);
        else if (form.Kind is null && (!text.IsEmpty || form.Files.Count > 0))
            ModelState.AddModelError("", L["You have written something: send it as a reply, or add it as a note."]);
    }

    private async Task<ActionResult> AgainAsync(int number, WorkForm form)
    {
        if (await page.FindAsync(Act, number, form, Cancellation) is not { } model)
            return NotFound();
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View("~/Areas/Staff/Tickets/Show.cshtml", model);
    }
}
