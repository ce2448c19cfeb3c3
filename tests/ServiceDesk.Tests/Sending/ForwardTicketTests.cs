using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ServiceDesk.Database;
using ServiceDesk.Sending;
using ServiceDesk.Testing;
using ServiceDesk.Tickets;

namespace ServiceDesk.Tests.Sending;

public sealed class ForwardTicketTests(DeskFixture desks) : IClassFixture<DeskFixture>
{
    private const string Mail = """
        From: Rosa <rosa.secret@customer.test>
        To: help@alpha.test
        Subject: Pump
        Message-ID: <MESSAGE@customer.test>
        MIME-Version: 1.0
        Content-Type: multipart/mixed; boundary="b"

        --b
        Content-Type: text/plain

        It leaks.
        --b
        Content-Type: text/plain; name="drawing.txt"
        Content-Disposition: attachment; filename="drawing.txt"

        the drawing
        --b--

        """;

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task Forward_LeavesUnderTheAgentsName_WithMessageAndFile_AndWithoutTheRequestersAddress(DatabaseProvider provider)
    {
        var desk = await desks.OnAsync(provider);
        var (ticket, message, file) = await OpenAsync(desk);
        Assert.True(await ForwardAsync(desk, ticket.Number, new(["Vera@Vendor.test", "wim@vendor.test"], "Can you help?", [message], [file])));
        await desk.DeliverAsync(desk.Alpha);

        var sent = desk.Transport.LastTo("vera@vendor.test");
        Assert.Equal(("Ada Alpha (Alpha)", "help@alpha.test"), (sent.From[0].Name, sent.From[0].Address));
        Assert.Equal("vera@vendor.test", Assert.Single(sent.To).Address);
        Assert.Empty(sent.Cc);
        Assert.Equal($"[#{ticket.Number}] Pump", sent.Subject);
        Assert.False(sent.Headers.Contains("Auto-Submitted"));
        Assert.Contains("Can you help?", sent.TextBody, StringComparison.Ordinal);
        Assert.Contains("Rosa", sent.TextBody, StringComparison.Ordinal);
        Assert.Contains("It leaks.", sent.HtmlBody, StringComparison.Ordinal);
        Assert.Equal("drawing.txt", Assert.Single(sent.Attachments).FileName);
        Assert.DoesNotContain("customer.test", System.Text.Encoding.UTF8.GetString(desk.Transport.Sent.Last(x => x.Recipients.Contains("vera@vendor.test")).Raw.Span), StringComparison.Ordinal);
        Assert.NotEqual(sent.ReplyTo[0].Address, desk.Transport.LastTo("wim@vendor.test").ReplyTo[0].Address);

        var note = await desk.InAsync(desk.Alpha, scope => scope.GetRequiredService<DeskDb>().Messages.Include(x => x.Attachments).Where(x => x.TicketId == ticket.Id).OrderBy(x => x.Id).LastAsync());
        Assert.Equal((MessageKind.Note, "vera@vendor.test, wim@vendor.test", "Can you help?"), (note.Kind, note.ForwardedTo, note.Text));
        Assert.Contains("It leaks.", note.Folded, StringComparison.Ordinal);
        Assert.Single(note.Attachments);
        Assert.False(await desk.InAsync(desk.Alpha, scope => scope.GetRequiredService<DeskDb>().Participants.AnyAsync(x => x.TicketId == ticket.Id)));
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task What_CannotBeForwarded_IsRefused_AndNothingLeaves(DatabaseProvider provider)
    {
        var desk = await desks.OnAsync(provider);
        var (ticket, message, file) = await OpenAsync(desk);
        var (other, foreignMessage, foreignFile) = await OpenAsync(desk);
        Assert.NotEqual(ticket.Id, other.Id);
        await desk.DeliverAsync(desk.Alpha);
        var note = await NoteAsync(desk, ticket);
        TicketForward[] wrong =
        [
            new([], "x", [], []), new(["nobody"], "x", [], []), new(["help@beta.test"], "x", [], []), new(["rosa.secret@customer.test"], "x", [], []),
            new(["vera@vendor.test"], " ", [], []), new(["vera@vendor.test"], "x", [foreignMessage], []), new(["vera@vendor.test"], "x", [], [foreignFile]),
            new(["vera@vendor.test"], "x", [note], []), new([.. Enumerable.Range(0, 11).Select(x => $"v{x}@vendor.test")], "x", [message], [file]),
        ];
        foreach (var forward in wrong)
            await Assert.ThrowsAsync<TicketRuleException>(() => ForwardAsync(desk, ticket.Number, forward));
        Assert.False(await ForwardAsync(desk, 999_999, new(["vera@vendor.test"], "x", [], [])));
        Assert.False(await desk.InAsync(desk.Alpha, scope => scope.GetRequiredService<ForwardTicket>().RunAsync(
            desk.StaffAct(desk.Alpha) with { Role = null }, ticket.Number, new(["vera@vendor.test"], "x", [], []), default)));
        Assert.Empty(await desk.DeliverAsync(desk.Alpha));
    }

    private static Task<bool> ForwardAsync(TestDesk desk, int number, TicketForward forward) => desk.InAsync(desk.Alpha, scope =>
        scope.GetRequiredService<ForwardTicket>().RunAsync(desk.StaffAct(desk.Alpha), number, forward, default));

    private static async Task<(Ticket Ticket, long Message, long File)> OpenAsync(TestDesk desk)
    {
        var ticket = (await desk.ReceiveAsync(desk.Alpha, Mail.Replace("MESSAGE", $"{Guid.NewGuid():N}", StringComparison.Ordinal))).Ticket!;
        return await desk.InAsync(desk.Alpha, async scope =>
        {
            var message = await scope.GetRequiredService<DeskDb>().Messages.Include(x => x.Attachments).SingleAsync(x => x.TicketId == ticket.Id);
            return (ticket, message.Id, message.Attachments.Single().Id);
        });
    }

    private static Task<long> NoteAsync(TestDesk desk, Ticket ticket) => desk.InAsync(desk.Alpha, async scope =>
    {
        await scope.GetRequiredService<WorkOnTicket>().RunAsync(desk.StaffAct(desk.Alpha), ticket.Number, new() { Text = new("Between us."), Kind = MessageKind.Note }, default);
        return await scope.GetRequiredService<DeskDb>().Messages.Where(x => x.TicketId == ticket.Id).MaxAsync(x => x.Id);
    });
}
