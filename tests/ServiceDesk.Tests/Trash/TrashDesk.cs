using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ServiceDesk.Database;
using ServiceDesk.Testing;
using ServiceDesk.Tickets;
using ServiceDesk.Trash;

namespace ServiceDesk.Tests.Trash;

/// <summary>What tests of the trash do to a desk.</summary>
internal static class TrashDesk
{
    public static Task<bool> TrashAsync(TestDesk desk, int number, string? reason = null) => desk.InAsync(desk.Alpha, scope =>
        scope.GetRequiredService<TrashTicket>().RunAsync(desk.StaffAct(desk.Alpha), number, reason, default));

    public static Task<bool> RestoreAsync(TestDesk desk, int number) => desk.InAsync(desk.Alpha, scope =>
        scope.GetRequiredService<RestoreTicket>().RunAsync(desk.StaffAct(desk.Alpha), number, default));

    /// <summary>The ticket wherever it lies, with its history and tags.</summary>
    public static Task<Ticket> FindAsync(TestDesk desk, long id) => desk.InAsync(desk.Alpha, scope => scope.GetRequiredService<DeskDb>().Tickets
        .IgnoreQueryFilters([Ticket.TrashFilter]).AsNoTracking().Include(x => x.History.OrderBy(entry => entry.Id)).SingleAsync(x => x.Id == id));

    public static Task<TicketView?> ReadAsync(TestDesk desk, int number) => desk.InAsync(desk.Alpha, scope =>
        scope.GetRequiredService<TicketReader>().FindAsync(desk.StaffAct(desk.Alpha), number, default));
}
