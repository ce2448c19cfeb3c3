using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ServiceDesk.Database;
using ServiceDesk.Guides;
using ServiceDesk.Testing;
using ServiceDesk.Tests.Dispatch;
using static ServiceDesk.Tests.Guides.GuideDesk;

namespace ServiceDesk.Tests.Guides;

/// <summary>Statuses, priorities and categories: the desk itself knows their entries.</summary>
public sealed class OwnTablesTests(DeskFixture desks) : IClassFixture<DeskFixture>
{
    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task The_last_status_that_the_desk_needs_stays(DatabaseProvider provider)
    {
        await using var desk = await TestDesk.CreateAsync(provider);
        var open = await StatusAsync(desk, "Open");
        await RefusedAsync(ArchiveAsync(desk, desk.Alpha, "statuses", open.Id), "“{0}” is the last status of its phase");
        await RefusedAsync(ChangeAsync(desk, desk.Alpha, "statuses", open.Id, Input("Open", ("phase", "Waiting"))), "“{0}” is the last status of its phase");
        await RefusedAsync(ChangeAsync(desk, desk.Alpha, "statuses", open.Id, Input("Open", ("phase", "Pending"))), "Make another status of the phase");

        Assert.True((await CreateAsync(desk, desk.Alpha, "statuses", Input("New", ("phase", "Pending")))).IsDone);
        await RefusedAsync(ArchiveAsync(desk, desk.Alpha, "statuses", open.Id), "The desk moves tickets to “{0}” by itself");
        var fresh = await StatusAsync(desk, "New");
        Assert.True((await ChangeAsync(desk, desk.Alpha, "statuses", fresh.Id, Input("New", ("phase", "Pending"), ("default", GuideInput.Yes)))).IsDone);
        Assert.False((await StatusAsync(desk, "Open")).IsDefault);
        Assert.True((await ArchiveAsync(desk, desk.Alpha, "statuses", open.Id)).IsDeleted);
        Assert.Equal("New", (await RuleDesk.CatalogAsync(desk, desk.Alpha)).InitialStatus.Name);

        var waiting = await StatusAsync(desk, "On hold");
        Assert.True((await ArchiveAsync(desk, desk.Alpha, "statuses", waiting.Id)).IsDeleted);
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task A_status_that_tickets_have_keeps_its_phase_and_is_archived(DatabaseProvider provider)
    {
        await using var desk = await TestDesk.CreateAsync(provider);
        await CreateAsync(desk, desk.Alpha, "statuses", Input("Other start", ("phase", "Pending"), ("default", GuideInput.Yes)));
        var other = await StatusAsync(desk, "Other start");
        await desk.OpenTicketAsync(desk.Alpha);
        var open = await StatusAsync(desk, "Open");
        await ChangeAsync(desk, desk.Alpha, "statuses", open.Id, Input("Open", ("phase", "Pending"), ("default", GuideInput.Yes)));
        await RefusedAsync(ChangeAsync(desk, desk.Alpha, "statuses", other.Id, Input("Other start", ("phase", "Waiting"))), "Tickets have this status");
        Assert.False((await ArchiveAsync(desk, desk.Alpha, "statuses", other.Id)).IsDeleted);
        Assert.NotNull((await StatusAsync(desk, "Other start")).ArchivedAt);
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task Priorities_keep_a_default_and_rank_by_their_place(DatabaseProvider provider)
    {
        await using var desk = await TestDesk.CreateAsync(provider);
        var catalog = await RuleDesk.CatalogAsync(desk, desk.Alpha);
        var (low, medium) = (catalog.Priorities[0], catalog.DefaultPriority);
        await RefusedAsync(ArchiveAsync(desk, desk.Alpha, "priorities", medium.Id), "New tickets have the priority");
        await RefusedAsync(ChangeAsync(desk, desk.Alpha, "priorities", medium.Id, Input("Medium")), "New tickets need a priority");
        Assert.True((await ChangeAsync(desk, desk.Alpha, "priorities", low.Id, Input("Low", ("default", GuideInput.Yes)))).IsDone);
        await MoveAsync(desk, desk.Alpha, "priorities", low.Id, earlier: false);
        catalog = await RuleDesk.CatalogAsync(desk, desk.Alpha);
        Assert.Equal("Low", catalog.DefaultPriority.Name);
        Assert.Equal(["Medium", "Low", "High", "Urgent"], catalog.Priorities.Select(x => x.Name));
        Assert.Equal([0, 1, 2, 3], catalog.Priorities.Select(x => x.Order));
    }

    [Fact]
    public async Task A_status_that_a_timer_sets_and_a_category_of_a_rule_are_archived()
    {
        var desk = await desks.OnAsync(DatabaseProvider.Sqlite);
        var catalog = await RuleDesk.CatalogAsync(desk, desk.Beta);
        await CreateAsync(desk, desk.Beta, "statuses", Input("Ended", ("phase", "Closed"), ("default", GuideInput.Yes)));
        // The preset's timer closes what is solved.
        Assert.False((await ArchiveAsync(desk, desk.Beta, "statuses", catalog.Statuses.Single(x => x.Name == "Closed").Id)).IsDeleted);
        Assert.False((await ArchiveAsync(desk, desk.Beta, "categories", catalog.Categories.Single(x => x.Name == "Website").Id)).IsDeleted);
        Assert.True((await ArchiveAsync(desk, desk.Beta, "categories", catalog.Categories.Single(x => x.Name == "Something else").Id)).IsDeleted);
    }

    private static async Task RefusedAsync(Task<GuideOutcome> outcome, string why) =>
        Assert.StartsWith(why, (await outcome).Refusal?.Pattern, StringComparison.Ordinal);

    private static Task<Status> StatusAsync(TestDesk desk, string name) =>
        desk.InAsync(desk.Alpha, scope => scope.GetRequiredService<DeskDb>().Statuses.AsNoTracking().SingleAsync(x => x.Name == name));
}
