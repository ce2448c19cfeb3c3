using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ServiceDesk.Database;
using ServiceDesk.Testing;
using ServiceDesk.Tickets;

namespace ServiceDesk.Tests.Tickets;

public sealed class TicketMeetingsTests(DeskFixture desks) : IClassFixture<DeskFixture>
{
    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task AnInvitationByMail_IsReadOncePerMessage(DatabaseProvider provider)
    {
        var desk = await desks.OnAsync(provider);
        var entry = await desk.ReceiveAsync(desk.Alpha, $"""
            From: ivy@customer.test
            Subject: Inspection
            Message-ID: <{Guid.NewGuid():N}@customer.test>
            Content-Type: multipart/mixed; boundary=m

            --m
            Content-Type: multipart/alternative; boundary=a

            --a
            Content-Type: text/plain

            Please come.
            --a
            Content-Type: text/calendar; charset=utf-8; method=REQUEST

            {Event("Inspection of the lift")}
            --a--
            --m
            Content-Type: application/ics; name=invite.ics
            Content-Disposition: attachment; filename=invite.ics

            {Event("Inspection of the lift")}
            --m--
            """);
        var (ticket, meetings) = await ReadAsync(desk, entry.Ticket!.Number);
        var meeting = Assert.Single(meetings);
        Assert.Equal(ticket.Messages[0].Id, meeting.Key);
        Assert.Equal(("REQUEST", "Inspection of the lift", "Olga"), (meeting.Value.Method, meeting.Value.Summary, meeting.Value.Organizer));
        Assert.Equal(["invitation.ics", "invite.ics"], ticket.Messages[0].Attachments.Select(x => x.Name));
    }

    [Fact]
    public async Task AFileThatIsGone_LeavesTheRestReadable()
    {
        var desk = await desks.OnAsync(DatabaseProvider.Sqlite);
        var entry = await desk.ReceiveAsync(desk.Alpha, $"From: ivy@customer.test\nContent-Type: text/calendar\n\n{Event(Guid.NewGuid().ToString())}");
        Assert.Single((await ReadAsync(desk, entry.Ticket!.Number)).Meetings);
        var file = await desk.InAsync(desk.Alpha, scope => scope.GetRequiredService<DeskDb>().Attachments.OrderByDescending(x => x.Id).Select(x => x.File).FirstAsync());
        File.Delete(Assert.Single(Directory.GetFiles(desk.Folder, file, SearchOption.AllDirectories)));
        Assert.Empty((await ReadAsync(desk, entry.Ticket.Number)).Meetings);
    }

    [Fact]
    public void LongTexts_AreCut()
    {
        var meeting = MeetingView.Of(new() { Summary = new string('x', 5000), Location = "Hall" });
        Assert.Equal((300, "Hall", null, null), (meeting.Summary!.Length, meeting.Place, meeting.Organizer, meeting.Attendee));
    }

    private static string Event(string summary) =>
        $"BEGIN:VCALENDAR\nMETHOD:REQUEST\nBEGIN:VEVENT\nSUMMARY:{summary}\nORGANIZER;CN=Olga:mailto:olga@customer.test\nDTSTART:20250707T080000Z\nEND:VEVENT\nEND:VCALENDAR";

    private static Task<(TicketView Ticket, IReadOnlyDictionary<long, MeetingView> Meetings)> ReadAsync(TestDesk desk, int number) => desk.InAsync(desk.Alpha, async scope =>
    {
        var ticket = await scope.GetRequiredService<TicketReader>().FindAsync(desk.StaffAct(desk.Alpha), number, default);
        Assert.NotNull(ticket);
        return (ticket, await scope.GetRequiredService<TicketMeetings>().OfAsync(ticket, default));
    });
}
