using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.Intake;
using ServiceDesk.Mail.Mime;
using ServiceDesk.Outbox;
using ServiceDesk.People;
using ServiceDesk.Testing;
using ServiceDesk.Tickets;

namespace ServiceDesk.Tests.Intake;

/// <summary>Staff answer their notices by mail.</summary>
public sealed class StaffAnswerTests(DeskFixture desks) : IClassFixture<DeskFixture>
{
    private const string Ada = "Ada Alpha <ada@alpha.test>";

    private static string Mail(string from, string text, string more = "") =>
        $"From: {from}\nTo: help@alpha.test\nSubject: Re: Key\nMessage-ID: <{Guid.NewGuid():N}@alpha.test>\n{more}\n{text}\n";

    [Theory]
    [InlineData("#note\nHe calls every day.", true, "He calls every day.")]
    [InlineData("  #NOTE:\n\nHe calls.", true, "He calls.")]
    [InlineData("#note he calls.", true, "he calls.")]
    [InlineData("#note", true, "")]
    [InlineData("#notes are below", false, "#notes are below")]
    [InlineData("Come by.\n#note", false, "Come by.\n#note")]
    [InlineData("", false, "")]
    public void Mark_CountsAtTheHeadAlone(string text, bool isNote, string rest) =>
        Assert.Equal((isNote, rest), (NoteMark.TakeOff(text, out var left), left));

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task AnswerThatBeginsWithNote_StaysAmongColleagues_WithoutTheMark(DatabaseProvider provider)
    {
        var desk = await desks.OnAsync(provider);
        var (ticket, notice) = await NotifiedAsync(desk);
        await desk.ReceiveAsync(desk.Alpha, Mail(Ada, "#note\nHe calls every day.", $"In-Reply-To: <{notice.MessageId}>\n"));
        Assert.Empty(await desk.DeliverAsync(desk.Alpha));
        var message = await LastAsync(desk, ticket);
        Assert.Equal((MessageKind.Note, "He calls every day.", desk.AlphaAdministrator), (message.Kind, message.Text.Trim(), message.AuthorId));
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task AnswerWithoutReferences_IsKnownByItsAddress_ForThatPersonAlone(DatabaseProvider provider)
    {
        var desk = await desks.OnAsync(provider);
        var (ticket, notice) = await NotifiedAsync(desk);
        var address = Assert.Single(notice.ReplyTo).Address;
        Assert.Matches(@"^help\+\d+-s\d+-[0-9a-f]{20}@alpha\.test$", address);
        await desk.ReceiveAsync(desk.Alpha, Mail(Ada, "Come by at noon."), address);
        var mail = Assert.Single(await desk.DeliverAsync(desk.Alpha));
        Assert.Equal((OutboxKind.Reply, ticket.Requester!.Address), (mail.Kind, mail.Person.Address));

        await desk.ReceiveAsync(desk.Alpha, Mail("mallory@elsewhere.test", "#note\nPay here."), address);
        var message = await LastAsync(desk, ticket);
        Assert.Equal((false, "mallory@elsewhere.test"), (message.IsFromStaff, message.Author.Address));
        Assert.All(await desk.DeliverAsync(desk.Alpha), x => Assert.NotEqual(OutboxKind.Reply, x.Kind));
    }

    private static async Task<(Ticket Ticket, MimeMessage Notice)> NotifiedAsync(TestDesk desk)
    {
        var ticket = await desk.OpenTicketAsync(desk.Alpha, "Key", "I lost my key.", $"{Guid.NewGuid():N}@customer.test");
        await desk.InAsync(desk.Alpha, scope => scope.GetRequiredService<WorkOnTicket>().RunAsync(
            Act.OfDesk(desk.Alpha.Id, Door.Job, scope.GetRequiredService<UtcClock>().UtcNow) with { Role = StaffRole.Administrator },
            ticket.Number, new TicketWork { AssigneeId = desk.AlphaAdministrator }, default));
        await desk.DeliverAsync(desk.Alpha);
        return (ticket, desk.Transport.LastTo("ada@alpha.test"));
    }

    private static Task<Message> LastAsync(TestDesk desk, Ticket ticket) => desk.InAsync(desk.Alpha, scope => scope.GetRequiredService<DeskDb>().Messages
        .Include(x => x.Author).Where(x => x.TicketId == ticket.Id).OrderBy(x => x.Id).LastAsync());
}
