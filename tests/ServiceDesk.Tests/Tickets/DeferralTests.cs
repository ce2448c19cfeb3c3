using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ServiceDesk.Database;
using ServiceDesk.Guides;
using ServiceDesk.Outbox;
using ServiceDesk.People;
using ServiceDesk.Testing;
using ServiceDesk.Tests.Dispatch;
using ServiceDesk.Tests.Guides;
using ServiceDesk.Tickets;
using ServiceDesk.Timers;

namespace ServiceDesk.Tests.Tickets;

/// <summary>What is put off has a reason and a review, comes back by itself, and its requester knows (C10).</summary>
public sealed class DeferralTests
{
    /// <summary>A clock that tests move.</summary>
    private sealed class MovedTime(DateTimeOffset start) : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = start;

        public override DateTimeOffset GetUtcNow() => Now;
    }

    private static readonly DateTimeOffset Monday = new(2026, 6, 1, 10, 0, 0, TimeSpan.Zero);
    private static readonly DateOnly Later = new(2026, 6, 15);

    private static async Task<(TestDesk Desk, MovedTime Time)> DeskAsync(DatabaseProvider provider)
    {
        var time = new MovedTime(Monday);
        return (await TestDesk.CreateAsync(provider, services => services.AddSingleton<TimeProvider>(time)), time);
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task A_review_brings_the_ticket_back_and_tells_whoever_is_responsible(DatabaseProvider provider)
    {
        var (desk, time) = await DeskAsync(provider);
        await using var _ = desk;
        var (ticket, reason) = (await desk.OpenTicketAsync(desk.Beta), await ReasonAsync(desk));
        await WorkAsync(desk, ticket, new() { StatusId = await StatusAsync(desk, Phase.Deferred), DeferralReasonId = reason.Id, ReviewOn = Later, AssigneeId = desk.BetaAdministrator });
        var put = await RuleDesk.ReadAsync(desk, desk.Beta, ticket.Id);
        Assert.Equal((Phase.Deferred, reason.Id, new DateTime(2026, 6, 15, 9, 0, 0, DateTimeKind.Utc)), (put.Phase, put.DeferralReasonId!.Value, put.ReviewAt!.Value));
        Assert.Contains(put.History, x => x.Fact == Fact.Deferred && x.From == "Waits for other work" && x.To == "2026-06-15");
        var timer = Assert.Single(await desk.InAsync(desk.Beta, scope => scope.GetRequiredService<RunningTimers>().OfAsync(ticket.Id, default)), x => x.IsReview);
        Assert.Equal(("Waits for other work", put.ReviewAt.Value), (timer.Why, timer.DueAt));

        await desk.DeliverAsync(desk.Beta);
        var told = desk.Transport.LastTo("rita@customer.test");
        Assert.Contains("is put off. It has to wait for other work to be done first.", told.TextBody, StringComparison.Ordinal);
        Assert.Contains("on 15 June 2026", told.TextBody, StringComparison.Ordinal);

        time.Now = new(2026, 6, 15, 8, 59, 0, TimeSpan.Zero);
        await FireDueAsync(desk, time);
        Assert.Equal(Phase.Deferred, (await RuleDesk.ReadAsync(desk, desk.Beta, ticket.Id)).Phase);
        time.Now = time.Now.AddMinutes(1);
        await FireDueAsync(desk, time);
        var back = await RuleDesk.ReadAsync(desk, desk.Beta, ticket.Id);
        Assert.Equal((Phase.Working, null, null), (back.Phase, back.DeferralReasonId, back.ReviewAt));
        Assert.Contains(back.History, x => x.Fact == Fact.Reviewed && x.PersonId is null && x.To == "Waits for other work");
        await desk.DeliverAsync(desk.Beta);
        var notice = desk.Transport.LastTo("bob@beta.test");
        Assert.Contains("put off (Waits for other work); its review is due", notice.TextBody, StringComparison.Ordinal);
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task What_is_missing_is_refused_and_nothing_is_kept(DatabaseProvider provider)
    {
        var (desk, _) = await DeskAsync(provider);
        await using var __ = desk;
        var (ticket, reason, deferred) = (await desk.OpenTicketAsync(desk.Beta), await ReasonAsync(desk), await StatusAsync(desk, Phase.Deferred));
        await RefusedAsync(desk, ticket, new() { StatusId = deferred }, "A ticket that is put off needs a reason");
        await RefusedAsync(desk, ticket, new() { StatusId = deferred, DeferralReasonId = reason.Id }, "A ticket that is put off needs a review date");
        await RefusedAsync(desk, ticket, new() { StatusId = deferred, DeferralReasonId = reason.Id, ReviewOn = new(2026, 6, 1) }, "The review date has to lie ahead");
        await RefusedAsync(desk, ticket, new() { StatusId = deferred, DeferralReasonId = reason.Id, ReviewOn = new(2126, 6, 1) }, "The review date lies too far ahead");
        var foreign = await desk.InAsync(desk.Alpha, scope => scope.GetRequiredService<DeskDb>().GuideEntries.FirstAsync(x => x.Kind == "deferral-reasons"));
        await RefusedAsync(desk, ticket, new() { StatusId = deferred, DeferralReasonId = foreign.Id, ReviewOn = Later }, "There is no reason");
        var kept = await RuleDesk.ReadAsync(desk, desk.Beta, ticket.Id);
        Assert.Equal((Phase.Pending, null, null), (kept.Phase, kept.DeferralReasonId, kept.ReviewAt));
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task Another_date_moves_the_review_and_leaving_the_status_cancels_it(DatabaseProvider provider)
    {
        var (desk, time) = await DeskAsync(provider);
        await using var _ = desk;
        var (ticket, reason) = (await desk.OpenTicketAsync(desk.Beta), await ReasonAsync(desk));
        await WorkAsync(desk, ticket, new() { StatusId = await StatusAsync(desk, Phase.Deferred), DeferralReasonId = reason.Id, ReviewOn = Later });
        await WorkAsync(desk, ticket, new() { ReviewOn = Later.AddDays(7) });
        Assert.Equal(reason.Id, (await RuleDesk.ReadAsync(desk, desk.Beta, ticket.Id)).DeferralReasonId);
        time.Now = new(2026, 6, 16, 0, 0, 0, TimeSpan.Zero);
        await FireDueAsync(desk, time);
        Assert.Equal(Phase.Deferred, (await RuleDesk.ReadAsync(desk, desk.Beta, ticket.Id)).Phase);

        await WorkAsync(desk, ticket, new() { StatusId = await StatusAsync(desk, Phase.Waiting) });
        var waiting = await RuleDesk.ReadAsync(desk, desk.Beta, ticket.Id);
        Assert.Equal((null, null), (waiting.DeferralReasonId, waiting.ReviewAt));
        time.Now = new(2026, 6, 23, 0, 0, 0, TimeSpan.Zero);
        await FireDueAsync(desk, time);
        Assert.Equal(Phase.Waiting, (await RuleDesk.ReadAsync(desk, desk.Beta, ticket.Id)).Phase);
        Assert.DoesNotContain((await RuleDesk.ReadAsync(desk, desk.Beta, ticket.Id)).History, x => x.Fact == Fact.Reviewed);
    }

    [Fact]
    public async Task An_answer_in_the_same_act_says_why_and_no_other_mail_leaves()
    {
        var (desk, _) = await DeskAsync(DatabaseProvider.Sqlite);
        await using var __ = desk;
        await desk.InAsync(desk.Beta, async scope =>
        {
            var db = scope.GetRequiredService<DeskDb>();
            (await scope.GetRequiredService<PersonFinder>().FindOrAddAsync("Rita", "rita@customer.test", Monday.UtcDateTime, default)).Language = "fr";
            await db.SaveChangesAsync();
        });
        var ticket = await desk.OpenTicketAsync(desk.Beta);
        await WorkAsync(desk, ticket, new() { StatusId = await StatusAsync(desk, Phase.Deferred), DeferralReasonId = (await ReasonAsync(desk)).Id, ReviewOn = Later, Text = new("Un peu de patience.") });
        var mails = await desk.DeliverAsync(desk.Beta);
        Assert.DoesNotContain(mails, x => x.Kind == OutboxKind.Deferral);
        var reply = desk.Transport.LastTo("rita@customer.test").TextBody;
        Assert.Contains("Un peu de patience.", reply, StringComparison.Ordinal);
        Assert.Contains("D’autres travaux doivent être terminés d’abord. Nous la réexaminerons le 15 juin 2026.", reply, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_ends_for_a_reason_says_so_and_keeps_it_until_it_is_reopened()
    {
        var (desk, _) = await DeskAsync(DatabaseProvider.Sqlite);
        await using var __ = desk;
        var ticket = await desk.OpenTicketAsync(desk.Beta);
        var reason = await GuideDesk.FindAsync(desk, desk.Beta, "deferral-reasons", "Against policy");
        await WorkAsync(desk, ticket, new() { StatusId = await StatusAsync(desk, Phase.Solved), DeferralReasonId = reason.Id, ReviewOn = Later });
        await WorkAsync(desk, ticket, new() { StatusId = await StatusAsync(desk, Phase.Closed) });
        var closed = await RuleDesk.ReadAsync(desk, desk.Beta, ticket.Id);
        Assert.Equal((reason.Id, null), (closed.DeferralReasonId!.Value, closed.ReviewAt));
        Assert.Single(await desk.DeliverAsync(desk.Beta), x => x.Kind == OutboxKind.Decline);
        Assert.Contains("has ended without being solved. Our rules do not allow what you ask for.", desk.Transport.LastTo("rita@customer.test").TextBody, StringComparison.Ordinal);
        await WorkAsync(desk, ticket, new() { StatusId = await StatusAsync(desk, Phase.Working) });
        Assert.Null((await RuleDesk.ReadAsync(desk, desk.Beta, ticket.Id)).DeferralReasonId);
    }

    [Fact]
    public async Task A_rule_puts_off_with_its_reason_and_one_without_is_refused()
    {
        var (desk, _) = await DeskAsync(DatabaseProvider.Sqlite);
        await using var __ = desk;
        var (reason, deferred) = (await ReasonAsync(desk), await StatusAsync(desk, Phase.Deferred));
        var when = new ServiceDesk.Conditions.Condition("subject", ServiceDesk.Conditions.Comparison.Contains, "wish");
        await RuleDesk.PublishAsync(desk, desk.Beta, RuleDesk.Rule("Wishes wait", [when], [RuleDesk.Step("status", ("status", deferred), ("reason", reason.Id), ("days", 30))]));
        var ticket = await RuleDesk.ReadAsync(desk, desk.Beta, (await desk.OpenTicketAsync(desk.Beta, "A wish")).Id);
        Assert.Equal((Phase.Deferred, new DateTime(2026, 7, 1, 9, 0, 0, DateTimeKind.Utc)), (ticket.Phase, ticket.ReviewAt!.Value));
        Assert.Contains(await desk.DeliverAsync(desk.Beta), x => x.Kind == OutboxKind.Deferral && x.TicketId == ticket.Id);
        Assert.Single(await desk.InAsync(desk.Beta, scope => scope.GetRequiredService<RunningTimers>().OfAsync(ticket.Id, default)), x => x.IsReview);

        var refused = await desk.InAsync(desk.Beta, scope => scope.GetRequiredService<ServiceDesk.Dispatch.CreateRule>().RunAsync(
            desk.StaffAct(desk.Beta), RuleDesk.Rule("Not so", [when], [RuleDesk.Step("status", ("status", deferred), ("reason", reason.Id))]), default));
        Assert.Contains(refused.Problems, x => x.Pattern.StartsWith("A status that puts tickets off needs the days", StringComparison.Ordinal));
    }

    private static Task<GuideEntry> ReasonAsync(TestDesk desk) => GuideDesk.FindAsync(desk, desk.Beta, "deferral-reasons", "Waits for other work");

    private static async Task<long> StatusAsync(TestDesk desk, Phase phase) => (await RuleDesk.CatalogAsync(desk, desk.Beta)).StatusFor(phase)!.Id;

    private static Task WorkAsync(TestDesk desk, Ticket ticket, TicketWork work) => desk.InAsync(desk.Beta, async scope =>
        Assert.True(await scope.GetRequiredService<WorkOnTicket>().RunAsync(desk.StaffAct(desk.Beta), ticket.Number, work, default)));

    private static async Task RefusedAsync(TestDesk desk, Ticket ticket, TicketWork work, string why)
    {
        var refused = await Assert.ThrowsAsync<TicketRuleException>(() => WorkAsync(desk, ticket, work));
        Assert.StartsWith(why, refused.Message, StringComparison.Ordinal);
    }

    private static async Task FireDueAsync(TestDesk desk, MovedTime time)
    {
        var due = await desk.InAsync(desk.Beta, scope => scope.GetRequiredService<DeskDb>().DueWork
            .Where(x => x.TenantId == desk.Beta.Id && x.Kind == WorkKind.FireTimer && x.DueAt <= time.Now.UtcDateTime).Select(x => x.Key).ToListAsync());
        if (due.Count > 0)
            Assert.True(await desk.InAsync(desk.Beta, scope => scope.GetRequiredService<FireTimers>().RunAsync(due, default)));
    }
}
