using Microsoft.Extensions.DependencyInjection;
using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.Dispatch;
using ServiceDesk.People;
using ServiceDesk.Tickets;

namespace ServiceDesk.BrowserTests;

/// <summary>What others do while somebody looks at a page.</summary>
public static class DeskWork
{
    /// <returns>The ticket's number.</returns>
    public static Task<int> OpenTicketAsync(this BrowserDesk desk, string subject, string text, IReadOnlyList<NewFile>? files = null) =>
        desk.InAsync(async scope =>
        {
            var person = await scope.GetRequiredService<DeskDb>().People.FindAsync(desk.Requester.Id);
            Assert.NotNull(person);
            var act = Act.Of(person, Door.Portal, scope.GetRequiredService<UtcClock>().UtcNow);
            var ticket = await scope.GetRequiredService<OpenTicket>().RunAsync(
                act, new NewTicket(subject, new NewText(text), person) { Files = files ?? [] }, default);
            return ticket.Number;
        });

    /// <summary>The administrator works on a ticket.</summary>
    public static Task WorkAsync(this BrowserDesk desk, int number, TicketWork work) => desk.InAsync(async scope =>
    {
        var act = new Act(desk.Tenant.Id, desk.Administrator.Id, StaffRole.Administrator, Door.Staff, scope.GetRequiredService<UtcClock>().UtcNow);
        Assert.True(await scope.GetRequiredService<WorkOnTicket>().RunAsync(act, number, work, default));
    });

    public static Task NoteAsync(this BrowserDesk desk, int number, string text) =>
        desk.WorkAsync(number, new TicketWork { Kind = MessageKind.Note, Text = new NewText(text) });
}
