using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ServiceDesk.Database;
using ServiceDesk.Intake;
using ServiceDesk.Relations;
using ServiceDesk.Testing;
using ServiceDesk.Tests.Trash;
using ServiceDesk.Tickets;

namespace ServiceDesk.Tests.Intake;

public sealed class SplitTicketTests(DeskFixture desks) : IClassFixture<DeskFixture>
{
    private static string Mail(string from, string id, string text, string more = "") =>
        $"From: {from}\nTo: help@alpha.test\nSubject: Lamp\nMessage-ID: <{id}>\n{more}\n{text}\n";

    private static Task<int?> SplitAsync(TestDesk desk, int number, IReadOnlyCollection<long> messages, string subject = "The fan") => desk.InAsync(desk.Alpha, scope =>
        scope.GetRequiredService<SplitTicket>().RunAsync(desk.StaffAct(desk.Alpha), number, messages, subject, default));

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task SplitOff_TheyAreATicketOfTheirAuthor_WithNotesAndLaterAnswers_AndMergeBack(DatabaseProvider provider)
    {
        var desk = await desks.OnAsync(provider);
        var (first, second) = ($"{Guid.NewGuid():N}@customer.test", $"{Guid.NewGuid():N}@customer.test");
        var opened = (await desk.ReceiveAsync(desk.Alpha, Mail("dora@customer.test", first, "It flickers."))).Ticket!;
        await desk.ReceiveAsync(desk.Alpha, Mail("emil@customer.test", second, "The fan is loud.", $"In-Reply-To: <{first}>\n"));
        await desk.InAsync(desk.Alpha, scope => scope.GetRequiredService<WorkOnTicket>().RunAsync(
            desk.StaffAct(desk.Alpha), opened.Number, new() { Text = new("Emil again."), Kind = MessageKind.Note }, default));
        var messages = (await TrashDesk.ReadAsync(desk, opened.Number))!.Messages;

        var number = (await SplitAsync(desk, opened.Number, [messages[2].Id, messages[1].Id]))!.Value;
        var (left, split) = ((await TrashDesk.ReadAsync(desk, opened.Number))!, (await TrashDesk.ReadAsync(desk, number))!);
        Assert.Equal(("emil@customer.test", "The fan", 1), (split.RequesterAddress, split.Subject, left.Messages.Count));
        Assert.Equal([(messages[1].Id, MessageKind.Public), (messages[2].Id, MessageKind.Note)], split.Messages.Select(x => (x.Id, x.Kind)));
        Assert.Empty(split.Participants);
        Assert.Equal((RelationKind.Split, true, number), Assert.Single(left.Relations) is var relation ? (relation.Kind, relation.FromStart, relation.Number) : default);
        Assert.Equal("The fan is loud.", await desk.InAsync(desk.Alpha, scope => scope.GetRequiredService<DeskDb>().Tickets.Where(x => x.Number == number).Select(x => x.Preview).SingleAsync()));
        var answer = await desk.ReceiveAsync(desk.Alpha, Mail("emil@customer.test", $"{Guid.NewGuid():N}@customer.test", "Still.", $"In-Reply-To: <{second}>\n"));
        Assert.Equal(split.Id, answer.TicketId);

        Assert.True(await desk.InAsync(desk.Alpha, scope => scope.GetRequiredService<MergeTickets>().RunAsync(desk.StaffAct(desk.Alpha), number, opened.Number, default)));
        Assert.Equal(4, (await TrashDesk.ReadAsync(desk, opened.Number))!.Messages.Count);
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task NothingIsSplitOff_OfTheBeginning_OfOthers_OrForRequesters(DatabaseProvider provider)
    {
        var desk = await desks.OnAsync(provider);
        var (ticket, other) = (await desk.OpenTicketAsync(desk.Alpha), await desk.OpenTicketAsync(desk.Alpha));
        var (first, foreign) = ((await TrashDesk.ReadAsync(desk, ticket.Number))!.Messages[0].Id, (await TrashDesk.ReadAsync(desk, other.Number))!.Messages[0].Id);
        Assert.Null(await SplitAsync(desk, 999_999, [first]));
        Assert.Null(await desk.InAsync(desk.Alpha, scope => scope.GetRequiredService<SplitTicket>().RunAsync(desk.StaffAct(desk.Alpha) with { Role = null }, ticket.Number, [first], "Mine", default)));
        foreach (var (messages, because) in new (long[], string)[] { ([], "at least one"), ([first], "began with"), ([foreign], "cannot be chosen") })
            Assert.Contains(because, (await Assert.ThrowsAsync<TicketRuleException>(() => SplitAsync(desk, ticket.Number, messages))).Message, StringComparison.Ordinal);
    }
}
