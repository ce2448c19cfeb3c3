using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.Guides;
using ServiceDesk.Macros;
using ServiceDesk.Operations;
using ServiceDesk.People;
using ServiceDesk.Tickets;
using ServiceDesk.Tickets.Drafts;
using ServiceDesk.Tickets.Holding;
using ServiceDesk.Tickets.SavedViews;

namespace ServiceDesk.BrowserTests.Looks;

/// <summary>Macros, one of them archived, and an answer that was begun before a colleague's.</summary>
internal static class LooksComposer
{
    /// <summary>The ticket in which the agent has a draft.</summary>
    public const int Ticket = 4;

    /// <summary>The ticket in which a reply of the agent's is held, another could not be sent, and a colleague's is about to go out.</summary>
    public const int Held = 5;

    public static async Task AddAsync(IServiceProvider scope, long administratorId, long agentId)
    {
        var db = scope.GetRequiredService<DeskDb>();
        var at = scope.GetRequiredService<UtcClock>().UtcNow;
        var administrator = new Act(db.TenantId, administratorId, StaffRole.Administrator, Door.Staff, at);
        var solved = await db.Statuses.Where(x => x.Phase == Phase.Solved).Select(x => x.Id).FirstAsync();
        var change = scope.GetRequiredService<ChangeMacro>();
        OperationStep[] steps =
        [
            new("status", new Dictionary<string, string> { ["status"] = $"{solved}" }),
            new("tags", new Dictionary<string, string> { ["tags"] = "printer, toner" }),
        ];
        await change.RunAsync(administrator, null, new("Toner replaced", new(
            "Hello {{requester.name}},\n\nwe have put new toner into the printer. Please tell us if its pages are still pale.",
            "<div>Hello {{requester.name}},<br><br>we have put <strong>new toner</strong> into the printer. Please tell us if its pages are still pale.</div>"), steps, ViewScope.Everybody, null), default);
        await change.RunAsync(administrator, null, new("Which room, and which device?", new("In which room does the device stand, and which number is on its label?"), [], ViewScope.Everybody, null), default);
        var gone = await change.RunAsync(administrator, null, new("Office is closed", new("We are back on Monday."), [], ViewScope.Everybody, null), default);
        await scope.GetRequiredService<ArchiveMacro>().RunAsync(administrator, gone!.Id, true, default);
        var agent = new Act(db.TenantId, agentId, StaffRole.Agent, Door.Staff, at) { Rights = Rights.All };
        await change.RunAsync(agent, null, new("Handing over to the second line", new(""), [new("note", new Dictionary<string, string> { ["text"] = "Looked at, not solved" })], ViewScope.Own, null), default);
        await scope.GetRequiredService<SaveDraft>().RunAsync(agent, Ticket, new("I have looked at the log of the server, and it seems that the certificate"), 0, default);
        await HoldAsync(db, at, administratorId, agentId);
    }

    // Without rows of due work: they stay as they are while they are looked at.
    private static async Task HoldAsync(DeskDb db, DateTime at, long administratorId, long agentId)
    {
        var ticket = await db.Tickets.Where(x => x.Number == Held).Select(x => x.Id).SingleAsync();
        var returned = Reply(agentId, "The new toner is on its way to you.", null, at.AddMinutes(-5));
        returned.Return(ReturnReason.Overtaken, at.AddMinutes(-4));
        var held = Reply(agentId, "Please send us the log", "<div>Please send us the <strong>log of the printer</strong>:<ul><li>Menu</li><li>Reports</li></ul></div>", at);
        held.Files.Add(new() { TenantId = db.TenantId, PersonId = agentId, TicketId = ticket, Name = "Where to find the log of the printer.pdf", ContentType = "application/pdf", Size = 81234, File = new('0', 64) });
        db.AddRange(returned, held, Reply(administratorId, "Not to be seen", null, at.AddSeconds(1)));
        db.Add(new DraftFile { TenantId = db.TenantId, PersonId = agentId, TicketId = ticket, Name = "Photograph.jpg", ContentType = "image/jpeg", Size = 2345678, File = new('1', 64) });
        db.Add(new Draft { TenantId = db.TenantId, PersonId = agentId, TicketId = ticket, Text = "The photograph shows which button", Seen = 0, SavedAt = at });
        await db.SaveChangesAsync();

        HeldReply Reply(long author, string text, string? html, DateTime since) => new()
        {
            Id = Guid.CreateVersion7(), TenantId = db.TenantId, PersonId = author, TicketId = ticket, Text = text, Html = html, Work = "{}", HeldAt = since, DueAt = since.AddMinutes(10),
        };
    }
}
