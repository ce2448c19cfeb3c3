using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.Guides;
using ServiceDesk.Macros;
using ServiceDesk.Operations;
using ServiceDesk.People;
using ServiceDesk.Tickets.Drafts;
using ServiceDesk.Tickets.SavedViews;

namespace ServiceDesk.BrowserTests.Looks;

/// <summary>Macros, one of them archived, and an answer that was begun before a colleague's.</summary>
internal static class LooksComposer
{
    /// <summary>The ticket in which the agent has a draft.</summary>
    public const int Ticket = 4;

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
    }
}
