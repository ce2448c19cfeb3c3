using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.People;
using ServiceDesk.Testing;
using ServiceDesk.Tickets;
using ServiceDesk.Tickets.Drafts;

namespace ServiceDesk.Tests.Tickets;

/// <summary>Replies over newer answers, and drafts.</summary>
public sealed class OvertakenTests(DeskFixture desks) : IClassFixture<DeskFixture>
{
    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task A_reply_over_an_answer_that_its_author_has_not_seen_is_not_sent(DatabaseProvider provider)
    {
        var desk = await desks.OnAsync(provider);
        var ticket = await desk.OpenTicketAsync(desk.Beta);
        var (colleague, seen) = (await ColleagueAsync(desk), await NewestAsync(desk, ticket));
        await SendAsync(desk, colleague, ticket, new() { Text = new("I was first"), Seen = seen });
        var mine = desk.StaffAct(desk.Beta);

        await Assert.ThrowsAsync<OvertakenException>(() => SendAsync(desk, mine, ticket, new() { Text = new("No, me"), Seen = seen, Tags = ["unsaved"] }));
        await desk.InAsync(desk.Beta, async scope =>
        {
            var now = await scope.GetRequiredService<DeskDb>().Tickets.Include(x => x.Messages).SingleAsync(x => x.Id == ticket.Id);
            Assert.Equal((2, ""), (now.Messages.Count, now.TagText));
        });
        // One's own answer is no surprise, a note is for colleagues, and whoever has read it may answer.
        await SendAsync(desk, colleague, ticket, new() { Text = new("And once more"), Seen = seen });
        await SendAsync(desk, mine, ticket, new() { Text = new("Between us"), Kind = MessageKind.Note, Seen = seen });
        await SendAsync(desk, mine, ticket, new() { Text = new("Now me"), Seen = await NewestAsync(desk, ticket) });
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task Two_tabs_that_save_their_first_words_at_once_leave_one_draft(DatabaseProvider provider)
    {
        var desk = await desks.OnAsync(provider);
        var ticket = await desk.OpenTicketAsync(desk.Beta);
        var act = desk.StaffAct(desk.Beta);
        await Task.WhenAll(Enumerable.Range(0, 4).Select(i => desk.InAsync(desk.Beta, async scope =>
            Assert.NotNull(await scope.GetRequiredService<SaveDraft>().RunAsync(act, ticket.Number, new($"Tab {i}"), 0, default)))));
        await desk.InAsync(desk.Beta, async scope =>
            Assert.StartsWith("Tab", (await scope.GetRequiredService<DeskDb>().Drafts.SingleAsync(x => x.TicketId == ticket.Id)).Text, StringComparison.Ordinal));
        await SendAsync(desk, act, ticket, new() { Text = new("Sent") });
        await desk.InAsync(desk.Beta, async scope => Assert.False(await scope.GetRequiredService<DeskDb>().Drafts.AnyAsync(x => x.TicketId == ticket.Id)));
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task A_draft_that_comes_behind_its_own_message_does_not_come_back(DatabaseProvider provider)
    {
        var desk = await desks.OnAsync(provider);
        var ticket = await desk.OpenTicketAsync(desk.Beta);
        var (act, seen) = (desk.StaffAct(desk.Beta), await NewestAsync(desk, ticket));
        await SendAsync(desk, act, ticket, new() { Text = new("It is mended."), Seen = seen });
        Assert.Equal([], await KeepAsync("It is mended.", seen));
        Assert.Equal(["It is mended. And"], await KeepAsync("It is mended. And", seen));
        Assert.Equal(["It is mended."], await KeepAsync("It is mended.", await NewestAsync(desk, ticket)));

        Task<List<string>> KeepAsync(string text, long shown) => desk.InAsync(desk.Beta, async scope =>
        {
            Assert.NotNull(await scope.GetRequiredService<SaveDraft>().RunAsync(act, ticket.Number, new(text), shown, default));
            return await scope.GetRequiredService<DeskDb>().Drafts.Where(x => x.TicketId == ticket.Id).Select(x => x.Text).ToListAsync();
        });
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task A_reply_that_was_sent_before_is_not_sent_again(DatabaseProvider provider)
    {
        var desk = await desks.OnAsync(provider);
        var ticket = await desk.OpenTicketAsync(desk.Beta);
        var (act, seen) = (desk.StaffAct(desk.Beta), await NewestAsync(desk, ticket));
        await SendAsync(desk, act, ticket, new() { Text = new("Once"), Seen = seen });
        await Assert.ThrowsAsync<OvertakenException>(() => SendAsync(desk, act, ticket, new() { Text = new("Once"), Seen = seen }));
        await Assert.ThrowsAsync<OvertakenException>(() => SendAsync(desk, act, ticket, new() { Text = new("Once, with a word more"), Seen = seen, IsRepeated = true }));
        await SendAsync(desk, act, ticket, new() { Text = new("Another word"), Seen = seen });
        await SendAsync(desk, act, ticket, new() { Text = new("Once"), Seen = await NewestAsync(desk, ticket) });
    }

    private static Task SendAsync(TestDesk desk, Act act, Ticket ticket, TicketWork work) => desk.InAsync(desk.Beta, async scope =>
        Assert.True(await scope.GetRequiredService<WorkOnTicket>().RunAsync(act, ticket.Number, work, default)));

    private static Task<long> NewestAsync(TestDesk desk, Ticket ticket) => desk.InAsync(desk.Beta, scope =>
        scope.GetRequiredService<DeskDb>().Messages.Where(x => x.TicketId == ticket.Id).MaxAsync(x => x.Id));

    private static Task<Act> ColleagueAsync(TestDesk desk) => desk.InAsync(desk.Beta, async scope =>
    {
        var (db, at) = (scope.GetRequiredService<DeskDb>(), scope.GetRequiredService<UtcClock>().UtcNow);
        var kim = await scope.GetRequiredService<PersonFinder>().FindOrAddAsync("Kim", "kim@beta.test", at, default);
        kim.Employ(StaffRole.Agent, at);
        await db.SaveChangesAsync();
        return Act.Of(kim, Door.Staff, at) with { Rights = Rights.All };
    });
}
