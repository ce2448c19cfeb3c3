using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.People;
using ServiceDesk.Testing;
using ServiceDesk.Tickets;
using ServiceDesk.Tickets.Corrections;

namespace ServiceDesk.Tests.Tickets.Corrections;

public sealed class CorrectMessageTests(DeskFixture desks) : IClassFixture<DeskFixture>
{
    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task Words_AreReplaced_AndWhatStoodBeforeIsKept(DatabaseProvider provider)
    {
        var desk = await desks.OnAsync(provider);
        var (former, newer) = ($"former{Guid.NewGuid():N}", $"newer{Guid.NewGuid():N}");
        var ticket = await desk.OpenTicketAsync(desk.Alpha, "Password", $"It is {former}.");
        var message = await MessageAsync(desk, ticket);

        Assert.Equal(ticket.Number, await CorrectAsync(desk, message.Id, new(new($"It is {newer}."), [], "a secret", null)));
        var seen = await ReadAsync(desk, ticket, desk.StaffAct(desk.Alpha));
        var shown = Assert.Single(seen.Messages);
        Assert.Equal($"It is {newer}.", shown.Text);
        Assert.Equal(($"It is {former}.", "a secret"), (Assert.Single(shown.Former).Text, shown.Former[0].Why));
        Assert.Contains(seen.History, x => x.Fact == Fact.MessageCorrected && x.Why == "a secret");
        // The requester reads the new words and sees that they are new, not what stood there.
        var theirs = Assert.Single((await ReadAsync(desk, ticket, Requester(desk, ticket))).Messages);
        Assert.Equal(($"It is {newer}.", true, 0), (theirs.Text, theirs.CorrectedAt is not null, theirs.Former.Count));
        Assert.Empty(await FindAsync(desk, former));
        Assert.Equal([ticket.Id], await FindAsync(desk, newer));

        // Over somebody's newer correction nobody writes unawares; the next one keeps both.
        await Assert.ThrowsAsync<TicketRuleException>(() => CorrectAsync(desk, message.Id, new(new("Third."), [], null, null)));
        await CorrectAsync(desk, message.Id, new(new("Third."), [], null, shown.CorrectedAt));
        Assert.Equal([$"It is {newer}.", $"It is {former}."], (await ReadAsync(desk, ticket, desk.StaffAct(desk.Alpha))).Messages[0].Former.Select(x => x.Text));
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task AFile_GoesOutOfSight_AndComesBack(DatabaseProvider provider)
    {
        var desk = await desks.OnAsync(provider);
        var ticket = await desk.OpenTicketAsync(desk.Alpha, "Payslip", "See the file.", files: [new("payslip.txt", "text/plain", "1"u8.ToArray())]);
        var message = await MessageAsync(desk, ticket);
        var file = (await ReadAsync(desk, ticket, desk.StaffAct(desk.Alpha))).Messages[0].Attachments[0].Id;

        await CorrectAsync(desk, message.Id, new(null, [file], null, null));
        Assert.Empty((await ReadAsync(desk, ticket, Requester(desk, ticket))).Messages[0].Attachments);
        var seen = (await ReadAsync(desk, ticket, desk.StaffAct(desk.Alpha))).Messages[0];
        Assert.NotNull(Assert.Single(seen.Attachments).WithdrawnAt);
        Assert.Empty(seen.Former);
        await CorrectAsync(desk, message.Id, new(null, [], null, seen.CorrectedAt));
        Assert.Single((await ReadAsync(desk, ticket, Requester(desk, ticket))).Messages[0].Attachments);
    }

    [Fact]
    public async Task WordsOfOthers_NeedTheRightToDelete_OnesOwnDoNot()
    {
        var desk = await desks.OnAsync(DatabaseProvider.Sqlite);
        var ticket = await desk.OpenTicketAsync(desk.Alpha, "Lamp", "It flickers.");
        var role = new Role { TenantId = desk.Alpha.Id, Name = "editors", Scope = TicketScope.All };
        role.Hold([Right.Edit]);
        var editor = desk.StaffAct(desk.Alpha) with { Role = StaffRole.Agent, Rights = Rights.Of([role], []) };
        await desk.InAsync(desk.Alpha, scope => scope.GetRequiredService<WorkOnTicket>().RunAsync(editor, ticket.Number, new() { Text = new("Mine.") }, default));
        var messages = await desk.InAsync(desk.Alpha, scope => scope.GetRequiredService<DeskDb>().Messages.Where(x => x.TicketId == ticket.Id).OrderBy(x => x.Id).Select(x => x.Id).ToListAsync());

        Assert.Null(await CorrectAsync(desk, messages[0], new(new("Theirs."), [], null, null), editor));
        Assert.Equal(ticket.Number, await CorrectAsync(desk, messages[1], new(new("Mine, corrected."), [], null, null), editor));
        Assert.Null(await CorrectAsync(desk, messages[0], new(new("Theirs."), [], null, null), Requester(desk, ticket)));
        Assert.Null(await desk.InAsync(desk.Beta, scope => scope.GetRequiredService<CorrectMessage>().RunAsync(desk.StaffAct(desk.Beta), messages[0], new(new("Theirs."), [], null, null), default)));
        await Assert.ThrowsAsync<TicketRuleException>(() => CorrectAsync(desk, messages[0], new(NewText.None, [], null, null)));
        Assert.Equal(["It flickers.", "Mine, corrected."], (await ReadAsync(desk, ticket, desk.StaffAct(desk.Alpha))).Messages.Select(x => x.Text));
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task AnEntryOfTheHistory_IsCorrectedBesideIt(DatabaseProvider provider)
    {
        var desk = await desks.OnAsync(provider);
        var ticket = await desk.OpenTicketAsync(desk.Alpha, "Lamp", "It flickers.");
        var entry = (await ReadAsync(desk, ticket, desk.StaffAct(desk.Alpha))).History[0];

        Assert.Equal(ticket.Number, await desk.InAsync(desk.Alpha, scope => CorrectAsync(scope, desk.StaffAct(desk.Alpha), entry.Id)));
        var history = (await ReadAsync(desk, ticket, desk.StaffAct(desk.Alpha))).History;
        var correction = Assert.Single(history, x => x.Fact == Fact.FactCorrected);
        Assert.Equal(($"{entry.Id}", "It was Rosa.", "told by phone"), (correction.From, correction.To, correction.Why));
        Assert.Equal(entry, history[0]);
        Assert.Null(await desk.InAsync(desk.Alpha, scope => CorrectAsync(scope, desk.StaffAct(desk.Alpha), correction.Id)));
        Assert.Null(await desk.InAsync(desk.Alpha, scope => CorrectAsync(scope, Requester(desk, ticket), entry.Id)));
        Assert.Null(await desk.InAsync(desk.Beta, scope => CorrectAsync(scope, desk.StaffAct(desk.Beta), entry.Id)));
    }

    private static Task<int?> CorrectAsync(IServiceProvider scope, Act act, long entry) =>
        scope.GetRequiredService<CorrectFact>().RunAsync(act, entry, "It was Rosa.", "told by phone", default);

    private static Act Requester(TestDesk desk, Ticket ticket) => desk.StaffAct(desk.Alpha) with { PersonId = ticket.RequesterId, Role = null };

    private static Task<Message> MessageAsync(TestDesk desk, Ticket ticket) =>
        desk.InAsync(desk.Alpha, scope => scope.GetRequiredService<DeskDb>().Messages.SingleAsync(x => x.TicketId == ticket.Id));

    private static Task<int?> CorrectAsync(TestDesk desk, long message, MessageCorrection correction, Act? act = null) =>
        desk.InAsync(desk.Alpha, scope => scope.GetRequiredService<CorrectMessage>().RunAsync(act ?? desk.StaffAct(desk.Alpha), message, correction, default));

    private static async Task<TicketView> ReadAsync(TestDesk desk, Ticket ticket, Act act) =>
        (await desk.InAsync(desk.Alpha, scope => scope.GetRequiredService<TicketReader>().FindAsync(act, ticket.Number, default)))!;

    private static Task<List<long>> FindAsync(TestDesk desk, string word) => desk.InAsync(desk.Alpha, async scope =>
        (await scope.GetRequiredService<TicketSearch>().FindAsync(word, true, default)).ToList());
}
