using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using ServiceDesk.Database;
using ServiceDesk.People;
using ServiceDesk.PersonalData;
using ServiceDesk.Tickets;
using ServiceDesk.Web.Views.Shared;

namespace ServiceDesk.Web.Areas.Admin.PersonalData;

/// <summary>What the desk holds of a person: to be handed out to them, or erased at their wish.</summary>
[Route("admin/personal-data")]
public sealed class PersonalDataController(DeskDb db, IStringLocalizer<Texts> L) : AdminController
{
    [HttpGet("")]
    public async Task<IActionResult> Index(string? address)
    {
        if (string.IsNullOrWhiteSpace(address))
            return View(new IndexModel(null));
        var folded = Person.Fold(address);
        var found = await db.People.Where(x => x.Address == folded && x.RepresentsTenantId == null).Select(x => (long?)x.Id).SingleOrDefaultAsync(Cancellation);
        return found is { } id ? To($"personal-data/{id}") : View(new IndexModel(address.Trim()));
    }

    [HttpGet("{id:long}")]
    public async Task<IActionResult> Show(long id) => await FindAsync(id) is { } person ? View(new ShowModel(person, new())) : NotFound();

    [HttpPost("{id:long}/export")]
    public async Task<IActionResult> Export(long id, [FromServices] ExportPerson export) =>
        await export.RunAsync(Act, id, Cancellation) is { } document
            ? File(document, "application/json", string.Create(CultureInfo.InvariantCulture, $"person-{id}-{Act.At:yyyy-MM-dd}.json")) : NotFound();

    [HttpPost("{id:long}/erasure")]
    public async Task<IActionResult> Erase(long id, ErasureForm form, [FromServices] ErasePerson erase)
    {
        if (await FindAsync(id) is not { } person)
            return NotFound();
        var outcome = ModelState.IsValid ? await erase.RunAsync(Act, id, form.Confirmation, form.Blanks, Cancellation) : (ErasureOutcome?)null;
        switch (outcome)
        {
            case ErasureOutcome.Done:
                this.AddFlash(L["The person is erased. Their tickets and the figures stay."]);
                return To($"personal-data/{id}");
            case ErasureOutcome.NotFound:
                return NotFound();
            case ErasureOutcome.IsStaff:
                ModelState.AddModelError("", L["This person works here. Dismiss them first."]);
                break;
            case ErasureOutcome.NotConfirmed:
                ModelState.AddModelError($"{nameof(form)}.{nameof(form.Confirmation)}", L["This is not the address of this person."]);
                break;
        }
        return Again(nameof(Show), new ShowModel(person, form));
    }

    private Task<PersonShown?> FindAsync(long id)
    {
        var (tickets, messages) = (db.Tickets.IgnoreQueryFilters([Ticket.TrashFilter]), db.Messages);
        return db.People.Where(x => x.Id == id && x.RepresentsTenantId == null)
            .Select(x => new PersonShown(
                x.Id, x.Name, x.Address, x.Customer!.Name, x.CreatedAt, x.StaffSince != null && x.StaffUntil == null,
                tickets.Count(ticket => ticket.RequesterId == x.Id), messages.Count(message => message.AuthorId == x.Id)))
            .SingleOrDefaultAsync(Cancellation);
    }
}
