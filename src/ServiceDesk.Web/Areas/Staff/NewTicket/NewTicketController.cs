using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.Dispatch;
using ServiceDesk.People;
using ServiceDesk.Tickets;
using ServiceDesk.Web.Areas.Staff.Shared;
using ServiceDesk.Web.Forms;
using ServiceDesk.Web.SignIn;
using ServiceDesk.Web.Views.Shared;

namespace ServiceDesk.Web.Areas.Staff.NewTicket;

/// <summary>Opens a ticket on behalf of a customer.</summary>
public sealed class NewTicketController(DeskDb db, CatalogCache catalogs, QueueCounts counts, IStringLocalizer<Texts> L) : StaffController
{
    /// <param name="address">Of whoever it is for.</param>
    [HttpGet("staff/tickets/new"), Needs(Right.CreateCustomerTickets)]
    public async Task<ActionResult> New(string? address)
    {
        var sidebar = await SidebarAsync();
        return View(new NewModel { Sidebar = sidebar, RequesterAddress = address, QueueId = sidebar.Catalog.DefaultQueue.Id, PriorityId = sidebar.Catalog.DefaultPriority.Id, AssigneeId = Act.PersonId });
    }

    [HttpPost("staff/tickets"), Needs(Right.CreateCustomerTickets)]
    public async Task<ActionResult> Create(NewModel form, [FromServices] PersonFinder people, [FromServices] OpenTicket open)
    {
        if (form.RequesterAddress is { } address && !PersonFinder.IsAddress(address.Trim()))
            ModelState.AddModelError(nameof(form.RequesterAddress), L["“{0}” takes a mail address, such as name@example.com.", L["Mail address"]]);
        form.Sidebar = await SidebarAsync();
        foreach (var (name, problem) in CustomFieldChecks.Check(form.AskedFields(), form.Fields, nameof(form.Fields), L))
            ModelState.AddModelError(name, problem);
        if (!ModelState.IsValid)
            return Again(form);
        try
        {
            var requester = await people.FindOrAddAsync(form.RequesterName, form.RequesterAddress!, Act.At, Cancellation);
            var ticket = await open.RunAsync(Act, new ServiceDesk.Dispatch.NewTicket(form.Subject!, WrittenText.Read(form.Text, form.Html), requester)
            {
                QueueId = form.QueueId,
                CategoryId = form.CategoryId,
                TypeId = form.TypeId,
                ProductId = form.ProductId,
                PriorityId = form.PriorityId,
                AssigneeId = form.AssigneeId,
                Fields = CustomFieldChecks.Of(form.AskedFields(), form.Fields),
                Files = UploadedFiles.Of(form.Files),
            }, Cancellation);
            this.AddFlash(L["Ticket {0} is open.", ticket.Number]);
            return await ToTicketAsync(db, ticket.Number);
        }
        catch (TicketRuleException e)
        {
            ModelState.AddModelError("", L[e.Pattern, [.. e.Words]]);
            return Again(form);
        }
    }

    private ViewResult Again(NewModel form)
    {
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View("New", form);
    }

    private async Task<Sidebar> SidebarAsync() =>
        new(await counts.GetAsync(Act, Cancellation), await catalogs.GetAsync(db, Cancellation));
}
