using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ServiceDesk.Database;
using ServiceDesk.Outbox;
using ServiceDesk.People;
using ServiceDesk.Quotas;
using ServiceDesk.Tenants;
using ServiceDesk.Testing;
using ServiceDesk.Tests.Timers;
using ServiceDesk.Tickets;
using ServiceDesk.Tickets.Holding;

namespace ServiceDesk.Tests.Quotas;

public sealed class QuotaTests
{
    private const string Mail = "From: quinn@customer.test\r\nTo: help@alpha.test\r\nSubject: Lamp {0}\r\nMessage-ID: <lamp{0}@customer.test>\r\n\r\nIt flickers.\r\n";

    private readonly MovedTime time = new(new(2026, 5, 20, 9, 0, 0, TimeSpan.Zero));

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task TheLastTicketOfTheMonth_IsOpened_TheNextIsRefusedByForms_AndMailComesIn(DatabaseProvider provider)
    {
        await using var desk = await StartAsync(provider);
        await desk.OpenTicketAsync(desk.Alpha);
        time.Now = new(2026, 6, 1, 0, 0, 0, TimeSpan.Zero);
        // Measured by nothing in this month: what is checked is exact all the same, and May does not count.
        var alpha = await ChangeAsync(desk, new(null, null, 2));
        await desk.OpenTicketAsync(alpha);
        await desk.OpenTicketAsync(alpha);
        var refusal = await Assert.ThrowsAsync<TicketRuleException>(() => desk.OpenTicketAsync(alpha));
        Assert.Contains("opened 2 new tickets this month, and 2 are its limit", refusal.Message, StringComparison.Ordinal);
        Assert.NotNull((await desk.ReceiveAsync(alpha, Numbered(1))).Ticket);
        Assert.Equal((3, QuotaMark.Reached), await MeasureAsync(desk, alpha, x => (x.Tickets, x.TicketsMark)));

        time.Now = new(2026, 7, 1, 0, 0, 0, TimeSpan.Zero);
        await desk.OpenTicketAsync(alpha);
        Assert.Equal((1, QuotaMark.Below), await MeasureAsync(desk, alpha, x => (x.Tickets, x.TicketsMark)));
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task FilesThatDoNotFit_AreRefusedByForms_AndTakenByMail(DatabaseProvider provider)
    {
        await using var desk = await StartAsync(provider);
        var alpha = await ChangeAsync(desk, new(null, 1, null));
        NewFile[] half = [new("half.bin", "application/octet-stream", new byte[600_000])];
        await desk.OpenTicketAsync(alpha, files: half);
        // What came after the measure counts at once.
        var refusal = await Assert.ThrowsAsync<TicketRuleException>(() => desk.OpenTicketAsync(alpha, files: half));
        Assert.Contains("0.57 MB are used of 1 MB, and they have 0.57 MB", refusal.Message, StringComparison.Ordinal);
        await desk.OpenTicketAsync(alpha);
        await desk.ReceiveAsync(alpha, Numbered(1) + new string('x', 600_000));
        Assert.Equal(QuotaMark.Reached, await MeasureAsync(desk, alpha, x => x.BytesMark));
        Assert.NotNull((await desk.ReceiveAsync(alpha, Numbered(2))).Ticket);
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task AReplyThatIsHeld_BringsItsFilesIn_WhenTheyFittedAsItWasWritten(DatabaseProvider provider)
    {
        await using var desk = await StartAsync(provider);
        var alpha = await ChangeAsync(desk, new(null, 1, null));
        var ticket = await desk.OpenTicketAsync(alpha);
        var work = new TicketWork { Text = new("Here it is."), Files = [new("half.bin", "application/octet-stream", new byte[600_000])] };
        Assert.Equal(SentOutcome.Held, await HoldAsync());
        await desk.ReceiveAsync(alpha, Numbered(1) + new string('x', 600_000));
        var id = await desk.InAsync(alpha, scope => scope.GetRequiredService<DeskDb>().HeldReplies.Select(x => x.Id).SingleAsync());
        Assert.Equal(HeldOutcome.Sent, await desk.InAsync(alpha, scope => scope.GetRequiredService<SendHeldReply>().RunAsync(id, default)));
        var refusal = await Assert.ThrowsAsync<TicketRuleException>(HoldAsync);
        Assert.StartsWith("There is no room for these files", refusal.Message, StringComparison.Ordinal);

        Task<SentOutcome> HoldAsync() => desk.InAsync(alpha, async scope =>
        {
            var db = scope.GetRequiredService<DeskDb>();
            (await db.People.SingleAsync(x => x.Id == desk.StaffAct(alpha).PersonId)).UndoSeconds = 10;
            await db.SaveChangesAsync();
            return await scope.GetRequiredService<HoldReply>().RunAsync(desk.StaffAct(alpha), ticket.Number, work, default);
        });
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task TheLastSeat_IsTakenByOneOfTwoWhoAreInvitedAtOnce(DatabaseProvider provider)
    {
        await using var desk = await StartAsync(provider);
        var taken = await desk.InAsync(desk.Alpha, scope => StaffSeats.TakenAsync(scope.GetRequiredService<DeskDb>(), default));
        var alpha = await ChangeAsync(desk, new(taken + 1, null, null));
        var outcomes = await Task.WhenAll(InviteAsync(desk, alpha, "ann@alpha.test"), InviteAsync(desk, alpha, "bob@alpha.test"));
        Assert.Equal([StaffOutcome.Done, StaffOutcome.NoSeat], outcomes.Order());
        Assert.Equal(taken + 1, await desk.InAsync(alpha, scope => StaffSeats.TakenAsync(scope.GetRequiredService<DeskDb>(), default)));
    }

    [Fact]
    public async Task WhoWasDismissed_ComesBackOnlyToAFreeSeat()
    {
        await using var desk = await StartAsync(DatabaseProvider.Sqlite);
        Assert.Equal(StaffOutcome.Done, await InviteAsync(desk, desk.Alpha, "ann@alpha.test"));
        var taken = await desk.InAsync(desk.Alpha, scope => StaffSeats.TakenAsync(scope.GetRequiredService<DeskDb>(), default));
        await desk.InAsync(desk.Alpha, async scope =>
        {
            var ann = await scope.GetRequiredService<DeskDb>().People.SingleAsync(x => x.Address == "ann@alpha.test");
            Assert.Equal(StaffOutcome.Done, await scope.GetRequiredService<DismissStaff>().RunAsync(desk.StaffAct(desk.Alpha), ann.Id, default));
        });
        var alpha = await ChangeAsync(desk, new(taken, null, null));
        Assert.Equal(StaffOutcome.Done, await InviteAsync(desk, alpha, "bob@alpha.test"));
        Assert.Equal(StaffOutcome.NoSeat, await InviteAsync(desk, alpha, "ann@alpha.test"));
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task AMarkIsToldOfOnce_AndAgainWhenAHigherOneIsCrossed(DatabaseProvider provider)
    {
        await using var desk = await StartAsync(provider);
        var alpha = await ChangeAsync(desk, new(null, null, 5));
        for (var i = 0; i < 3; i++)
            await desk.OpenTicketAsync(alpha);
        await MeasureAsync(desk, alpha, x => x);
        Assert.Equal(0, await NoticesAsync(desk));
        await desk.OpenTicketAsync(alpha);
        for (var i = 0; i < 3; i++)
            await MeasureAsync(desk, alpha, x => x);
        Assert.Equal(1, await NoticesAsync(desk));
        await desk.OpenTicketAsync(alpha);
        for (var i = 0; i < 3; i++)
            await MeasureAsync(desk, alpha, x => x);
        Assert.Equal(2, await NoticesAsync(desk));
        await desk.DeliverAsync(alpha);
        var address = await desk.InAsync(alpha, scope => scope.GetRequiredService<DeskDb>().People.Where(x => x.Id == desk.AlphaAdministrator).Select(x => x.Address).SingleAsync());
        var mail = desk.Transport.LastTo(address).TextBody;
        Assert.Contains("New tickets this month: 5 of 5 are used, so the limit is reached.", mail, StringComparison.Ordinal);
        Assert.Contains("/alpha/admin/use", mail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task OtherTenants_HaveNoneOfIt_AndImpossibleNumbersAreRefused()
    {
        await using var desk = await StartAsync(DatabaseProvider.Sqlite);
        var alpha = await ChangeAsync(desk, new(1, 1, 1));
        await desk.OpenTicketAsync(alpha);
        for (var i = 0; i < 2; i++)
            await desk.OpenTicketAsync(desk.Beta);
        await Assert.ThrowsAsync<ArgumentException>(() => ChangeAsync(desk, new(0, null, null)));
        await Assert.ThrowsAsync<ArgumentException>(() => ChangeAsync(desk, new(null, Quota.Most + 1, null)));
    }

    private Task<TestDesk> StartAsync(DatabaseProvider provider) => TestDesk.CreateAsync(provider, services => services.AddSingleton<TimeProvider>(time));

    private static string Numbered(int number) => Mail.Replace("{0}", $"{number}", StringComparison.Ordinal);

    /// <returns>The tenant as requests find it from now on.</returns>
    private static async Task<TenantInfo> ChangeAsync(TestDesk desk, Quota quota)
    {
        await desk.Services.GetRequiredService<ChangeQuota>().RunAsync("alpha", quota, default);
        return (await desk.Services.GetRequiredService<TenantDirectory>().BySlugAsync("alpha", default))!;
    }

    private static async Task<T> MeasureAsync<T>(TestDesk desk, TenantInfo tenant, Func<TenantFigures, T> chosen) =>
        chosen(await desk.InAsync(tenant, scope => scope.GetRequiredService<MeasureUse>().RunAsync(default)));

    private static Task<int> NoticesAsync(TestDesk desk) => desk.InAsync(desk.Alpha, scope => scope.GetRequiredService<DeskDb>().Outbox.CountAsync(x => x.Kind == OutboxKind.QuotaNotice));

    private static Task<StaffOutcome> InviteAsync(TestDesk desk, TenantInfo tenant, string address) => desk.InAsync(tenant, scope =>
        scope.GetRequiredService<InviteStaff>().RunAsync(desk.StaffAct(desk.Alpha), null, address, StaffRole.Administrator, [], default));
}
