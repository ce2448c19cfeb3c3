using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.Intake;
using ServiceDesk.Tests.Notifications;
using ServiceDesk.Tickets;
using ServiceDesk.Trash;
using ServiceDesk.Watching;

namespace ServiceDesk.Tests.Watching;

public sealed class WatchTicketTests(DeskFixture desks) : IClassFixture<DeskFixture>
{
    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task Watchers_hear_of_what_others_do_until_they_stop(DatabaseProvider provider)
    {
        var desk = await desks.OnAsync(provider);
        var kim = await WatchDesk.ColleagueAsync(desk, desk.Alpha, "Kim Watch", $"kim.{provider}@alpha.test".ToLowerInvariant());
        var ticket = await desk.OpenTicketAsync(desk.Alpha);
        var act = await WatchDesk.ActOfAsync(desk, desk.Alpha, kim);
        Assert.True(await WatchDesk.WatchAsync(desk, desk.Alpha, act, ticket.Number, kim));
        Assert.True(await WatchDesk.WatchAsync(desk, desk.Alpha, act, ticket.Number, kim));
        Assert.Equal([kim], await WatchDesk.WatchersAsync(desk, desk.Alpha, ticket));
        await NotifyDesk.MailsAsync(desk, desk.Alpha, ticket);

        await NotifyDesk.WorkAsync(desk, desk.Alpha, ticket, new() { Text = new("Is it plugged in?") });
        Assert.Contains(await NotifyDesk.MailsAsync(desk, desk.Alpha, ticket), x => x.StartsWith("Event kim.", StringComparison.Ordinal));
        await desk.InAsync(desk.Alpha, scope => scope.GetRequiredService<WorkOnTicket>().RunAsync(act, ticket.Number, new() { Text = new("Mine."), Kind = MessageKind.Note }, default));
        Assert.Empty(await NotifyDesk.MailsAsync(desk, desk.Alpha, ticket));

        Assert.True(await desk.InAsync(desk.Alpha, scope => scope.GetRequiredService<StopWatching>().RunAsync(act, ticket.Number, kim, default)));
        await NotifyDesk.WorkAsync(desk, desk.Alpha, ticket, new() { Text = new("A note."), Kind = MessageKind.Note });
        Assert.Empty(await NotifyDesk.MailsAsync(desk, desk.Alpha, ticket));
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task A_mention_makes_a_watcher_and_brings_the_note_to_whoever_may_see_it(DatabaseProvider provider)
    {
        var desk = await desks.OnAsync(provider);
        var suffix = provider.ToString().ToLowerInvariant();
        var mia = await WatchDesk.ColleagueAsync(desk, desk.Alpha, $"Mia {provider}", $"mia.{suffix}@alpha.test");
        await WatchDesk.ColleagueAsync(desk, desk.Alpha, $"Olaf {provider}", $"olaf.{suffix}@alpha.test", TicketScope.Own);
        var ticket = await desk.OpenTicketAsync(desk.Alpha);
        await desk.DeliverAsync(desk.Alpha);

        await NotifyDesk.WorkAsync(desk, desk.Alpha, ticket, new() { Text = new($"@mia.{suffix}, @olaf.{suffix}: have a look at the fuse."), Kind = MessageKind.Note });
        Assert.Equal([mia], await WatchDesk.WatchersAsync(desk, desk.Alpha, ticket));
        var mail = Assert.Single(await desk.DeliverAsync(desk.Alpha));
        Assert.Equal(mia, mail.PersonId);
        var text = desk.Transport.LastTo($"mia.{suffix}@alpha.test").TextBody;
        Assert.Contains($"A note mentions Mia {provider}.", text, StringComparison.Ordinal);
        Assert.Contains("> @mia", text, StringComparison.Ordinal);

        // What leaves her sight later is not told of either.
        await desk.InAsync(desk.Alpha, async scope =>
        {
            var db = scope.GetRequiredService<DeskDb>();
            var role = await db.PersonRoles.Where(x => x.PersonId == mia).Select(x => x.RoleId).SingleAsync();
            (await db.Roles.SingleAsync(x => x.Id == role)).Scope = TicketScope.Own;
            await db.SaveChangesAsync();
            scope.GetRequiredService<CatalogCache>().Forget(desk.Alpha.Id);
        });
        await NotifyDesk.WorkAsync(desk, desk.Alpha, ticket, new() { Text = new($"@mia.{suffix} again."), Kind = MessageKind.Note });
        Assert.Empty(await NotifyDesk.MailsAsync(desk, desk.Alpha, ticket));
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task A_colleague_is_added_and_told_unless_the_ticket_is_out_of_their_sight(DatabaseProvider provider)
    {
        var desk = await desks.OnAsync(provider);
        var suffix = provider.ToString().ToLowerInvariant();
        var (nora, otto) = (await WatchDesk.ColleagueAsync(desk, desk.Alpha, "Nora", $"nora.{suffix}@alpha.test"),
            await WatchDesk.ColleagueAsync(desk, desk.Alpha, "Otto", $"otto.{suffix}@alpha.test", TicketScope.Own));
        var ticket = await desk.OpenTicketAsync(desk.Alpha);
        await NotifyDesk.MailsAsync(desk, desk.Alpha, ticket);
        Assert.True(await WatchDesk.WatchAsync(desk, desk.Alpha, desk.StaffAct(desk.Alpha), ticket.Number, nora));
        Assert.Equal([$"Event nora.{suffix}@alpha.test"], await NotifyDesk.MailsAsync(desk, desk.Alpha, ticket));
        var refused = await Assert.ThrowsAsync<TicketRuleException>(() => WatchDesk.WatchAsync(desk, desk.Alpha, desk.StaffAct(desk.Alpha), ticket.Number, otto));
        Assert.Contains("may not see this ticket", refused.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<TicketRuleException>(() => WatchDesk.WatchAsync(desk, desk.Alpha, desk.StaffAct(desk.Alpha), ticket.Number, desk.BetaAdministrator + 1000));
        var blind = await WatchDesk.ActOfAsync(desk, desk.Alpha, otto);
        Assert.False(await WatchDesk.WatchAsync(desk, desk.Alpha, blind, ticket.Number, otto));
        Assert.Equal([nora], await WatchDesk.WatchersAsync(desk, desk.Alpha, ticket));
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task Watchers_come_along_with_a_merge_and_a_split_and_go_with_the_purge(DatabaseProvider provider)
    {
        var desk = await desks.OnAsync(provider);
        var (pia, quin) = (await WatchDesk.ColleagueAsync(desk, desk.Alpha, "Pia", $"pia.{provider}@alpha.test".ToLowerInvariant()),
            await WatchDesk.ColleagueAsync(desk, desk.Alpha, "Quin", $"quin.{provider}@alpha.test".ToLowerInvariant()));
        var (one, goal) = (await desk.OpenTicketAsync(desk.Alpha), await desk.OpenTicketAsync(desk.Alpha));
        await WatchDesk.WatchAsync(desk, desk.Alpha, desk.StaffAct(desk.Alpha), one.Number, pia);
        await WatchDesk.WatchAsync(desk, desk.Alpha, desk.StaffAct(desk.Alpha), goal.Number, quin);
        await desk.InAsync(desk.Alpha, scope => scope.GetRequiredService<MergeTickets>().RunAsync(desk.StaffAct(desk.Alpha), one.Number, goal.Number, default));
        Assert.Equal([pia, quin], await WatchDesk.WatchersAsync(desk, desk.Alpha, goal));
        await desk.InAsync(desk.Alpha, scope => scope.GetRequiredService<UnmergeTickets>().RunAsync(desk.StaffAct(desk.Alpha), one.Number, default));
        Assert.Equal([quin], await WatchDesk.WatchersAsync(desk, desk.Alpha, goal));
        Assert.Equal([pia], await WatchDesk.WatchersAsync(desk, desk.Alpha, one));

        await NotifyDesk.WorkAsync(desk, desk.Alpha, one, new() { Text = new("Another matter.") });
        var number = await desk.InAsync(desk.Alpha, async scope =>
        {
            var last = await scope.GetRequiredService<DeskDb>().Messages.Where(x => x.TicketId == one.Id).MaxAsync(x => x.Id);
            return await scope.GetRequiredService<SplitTicket>().RunAsync(desk.StaffAct(desk.Alpha), one.Number, [last], "Split", default);
        });
        var split = await desk.InAsync(desk.Alpha, scope => scope.GetRequiredService<DeskDb>().Tickets.SingleAsync(x => x.Number == number));
        Assert.Equal([pia], await WatchDesk.WatchersAsync(desk, desk.Alpha, split));

        await desk.InAsync(desk.Alpha, async scope =>
        {
            Assert.True(await scope.GetRequiredService<TrashTicket>().RunAsync(desk.StaffAct(desk.Alpha), split.Number, null, default));
            var db = scope.GetRequiredService<DeskDb>();
            db.Entry(await db.Tickets.IgnoreQueryFilters([Ticket.TrashFilter]).SingleAsync(x => x.Id == split.Id)).Property(x => x.TrashedAt).CurrentValue = DateTime.UnixEpoch;
            await db.SaveChangesAsync();
            Assert.Equal(1, await scope.GetRequiredService<PurgeTrash>().RunAsync(default));
        });
        Assert.Empty(await WatchDesk.WatchersAsync(desk, desk.Alpha, split));
    }
}
