using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ServiceDesk.Database;
using ServiceDesk.Guides;
using ServiceDesk.Guides.Kinds;
using ServiceDesk.Outbox;
using ServiceDesk.Relations;
using ServiceDesk.Testing;
using ServiceDesk.Tests.Dispatch;
using ServiceDesk.Tests.People;
using ServiceDesk.Tests.Trash;
using ServiceDesk.Tickets;

namespace ServiceDesk.Tests.Relations;

public sealed class RelateTicketsTests(DeskFixture desks) : IClassFixture<DeskFixture>
{
    private static Task<bool> RelateAsync(TestDesk desk, int number, RelationChoice choice, int other) => desk.InAsync(desk.Alpha, scope =>
        scope.GetRequiredService<RelateTickets>().RunAsync(desk.StaffAct(desk.Alpha), number, choice, other, default));

    private static async Task<RelationChoice> BlocksAsync(TestDesk desk) =>
        new(RelationKind.Typed, (await RuleDesk.CatalogAsync(desk, desk.Alpha)).RelationTypes.Single(x => x.Name == "Blocks").Id, true);

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task BothSides_ShowItByTheirOwnName_UntilItIsTakenAway(DatabaseProvider provider)
    {
        var desk = await desks.OnAsync(provider);
        var (one, other) = (await desk.OpenTicketAsync(desk.Alpha, "One"), await desk.OpenTicketAsync(desk.Alpha, "Other"));
        var blocks = await BlocksAsync(desk);
        Assert.True(await RelateAsync(desk, one.Number, blocks with { FromStart = false }, other.Number));
        var (fromOne, fromOther) = ((await TrashDesk.ReadAsync(desk, one.Number))!, (await TrashDesk.ReadAsync(desk, other.Number))!);
        var relation = Assert.Single(fromOne.Relations);
        Assert.Equal((other.Number, "Other", false, blocks.TypeId), (relation.Number, relation.Subject, relation.FromStart, relation.TypeId));
        Assert.True(Assert.Single(fromOther.Relations).FromStart);
        Assert.Contains(fromOne.History, x => x.Fact == Fact.Related && x.From == "Blocked by" && x.To == $"{other.Number}");
        Assert.Contains(fromOther.History, x => x.Fact == Fact.Related && x.From == "Blocks" && x.To == $"{one.Number}");

        await TrashDesk.TrashAsync(desk, other.Number);
        Assert.Empty((await TrashDesk.ReadAsync(desk, one.Number))!.Relations);
        await TrashDesk.RestoreAsync(desk, other.Number);
        await desk.InAsync(desk.Alpha, async scope =>
        {
            var unrelate = scope.GetRequiredService<UnrelateTickets>();
            Assert.False(await unrelate.RunAsync(desk.StaffAct(desk.Alpha) with { Role = null }, one.Number, relation.Id, default));
            Assert.False(await unrelate.RunAsync(desk.StaffAct(desk.Alpha), (await desk.OpenTicketAsync(desk.Alpha)).Number, relation.Id, default));
            Assert.True(await unrelate.RunAsync(desk.StaffAct(desk.Alpha), one.Number, relation.Id, default));
            Assert.False(await unrelate.RunAsync(desk.StaffAct(desk.Alpha), one.Number, relation.Id, default));
        });
        var after = (await TrashDesk.ReadAsync(desk, other.Number))!;
        Assert.Empty(after.Relations);
        Assert.Contains(after.History, x => x.Fact == Fact.Unrelated && x.From == "Blocks");
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task NothingIsRelatedToItself_Twice_OrInACircle(DatabaseProvider provider)
    {
        var desk = await desks.OnAsync(provider);
        var numbers = new List<int>();
        for (var i = 0; i < 3; i++)
            numbers.Add((await desk.OpenTicketAsync(desk.Alpha, $"Part {i}")).Number);
        var blocks = await BlocksAsync(desk);
        Assert.True(await RelateAsync(desk, numbers[0], blocks, numbers[1]));
        Assert.True(await RelateAsync(desk, numbers[0], RelationChoice.Parent, numbers[1]));
        Assert.True(await RelateAsync(desk, numbers[1], RelationChoice.Parent, numbers[2]));
        foreach (var (number, choice, other, because) in new[]
        {
            (numbers[0], blocks, numbers[0], "itself"),
            (numbers[0], blocks, numbers[1], "already"),
            (numbers[1], blocks with { FromStart = false }, numbers[0], "already"),
            (numbers[2], RelationChoice.Parent, numbers[0], "stand above itself"),
            (numbers[0], RelationChoice.Parent, numbers[2], "has a parent"),
            (numbers[0], new RelationChoice(RelationKind.Typed, 999_999, true), numbers[2], "cannot be chosen"),
            (numbers[0], blocks, 999_999, "no ticket 999999"),
        })
            Assert.Contains(because, (await Assert.ThrowsAsync<TicketRuleException>(() => RelateAsync(desk, number, choice, other))).Message, StringComparison.Ordinal);
        Assert.False(await RelateAsync(desk, 999_999, blocks, numbers[0]));
        Assert.Equal(2, (await TrashDesk.ReadAsync(desk, numbers[0]))!.Relations.Count);
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task OneForEachOfSeveralCustomers_IsOpenedQuietly_AndRelated(DatabaseProvider provider)
    {
        var desk = await desks.OnAsync(provider);
        await desk.DeliverAsync(desk.Alpha);
        var origin = await desk.OpenTicketAsync(desk.Alpha, "A fault of the software", requester: "rita@customer.test");
        var key = $"{Guid.NewGuid():N}"[..8];
        var people = new List<long>();
        foreach (var name in new[] { "north", "south", "west" })
        {
            var customer = await CustomerDesk.CustomerAsync(desk, desk.Alpha, $"{name} {key}", $"{name}-{key}.test");
            if (name != "west")
                await CustomerDesk.ContractAsync(desk, desk.Alpha, customer, "Care", until: name == "south" ? new DateOnly(2020, 1, 1) : null);
            people.Add((await desk.OpenTicketAsync(desk.Alpha, "Before", requester: $"boss@{name}-{key}.test")).RequesterId);
        }
        await desk.DeliverAsync(desk.Alpha);
        var found = await ChoicesAsync(desk, origin.Number, null);
        Assert.Equal([$"north {key}"], found!.Select(x => x.Name).Where(x => x.EndsWith(key, StringComparison.Ordinal)));
        var searched = (await ChoicesAsync(desk, origin.Number, key.ToUpperInvariant()))!;
        Assert.Equal([(true, people[0]), (false, people[1]), (false, people[2])], searched.Select(x => (x.HasContract, Assert.Single(x.People).Id)));

        // Who has a contract for other products is not concerned.
        var (product, other) = await desk.InAsync(desk.Alpha, async scope =>
        {
            var db = scope.GetRequiredService<DeskDb>();
            var entries = new[] { "Software", "Hardware" }.Select(x => new GuideEntry { TenantId = desk.Alpha.Id, Kind = ProductKind.Name, Name = x }).ToList();
            db.AddRange(entries);
            await db.SaveChangesAsync();
            await db.Tickets.Where(x => x.Id == origin.Id).ExecuteUpdateAsync(x => x.SetProperty(ticket => ticket.ProductId, entries[0].Id));
            scope.GetRequiredService<CatalogCache>().Forget(desk.Alpha.Id);
            return (entries[0].Id, entries[1].Id);
        });
        var east = await CustomerDesk.CustomerAsync(desk, desk.Alpha, $"east {key}", $"east-{key}.test");
        await CustomerDesk.ContractAsync(desk, desk.Alpha, east, "Machines", products: [other]);
        Assert.Equal([$"north {key}"], (await ChoicesAsync(desk, origin.Number, null))!.Select(x => x.Name).Where(x => x.EndsWith(key, StringComparison.Ordinal)));
        await CustomerDesk.ContractAsync(desk, desk.Alpha, east, "Programs", products: [product]);
        Assert.Equal([$"east {key}", $"north {key}"], (await ChoicesAsync(desk, origin.Number, null))!.Select(x => x.Name).Where(x => x.EndsWith(key, StringComparison.Ordinal)));

        var copies = new Copies("Check your software", new("There is a fault."), [people[0], people[1]], RelationChoice.Parent, false);
        var opened = (await OpenAsync(desk, origin.Number, copies))!;
        Assert.Equal(2, opened.Count);
        Assert.Empty(await desk.DeliverAsync(desk.Alpha));
        var seen = (await TrashDesk.ReadAsync(desk, opened[0]))!;
        Assert.Equal(($"north {key}", "Check your software", origin.Number), (seen.CustomerName, seen.Subject, Assert.Single(seen.Relations).Number));
        Assert.NotNull(seen.ContractId);
        Assert.Equal(opened, (await TrashDesk.ReadAsync(desk, origin.Number))!.Relations.Select(x => x.Number));

        var told = (await OpenAsync(desk, origin.Number, copies with { People = [people[2]], TellsRequesters = true, Relation = new(RelationKind.Related, null, true) }))!;
        Assert.Equal(OutboxKind.Acknowledgement, Assert.Single(await desk.DeliverAsync(desk.Alpha)).Kind);
        Assert.Single(told);
        Assert.Null(await desk.InAsync(desk.Beta, scope => scope.GetRequiredService<OpenCopies>().RunAsync(desk.StaffAct(desk.Beta), 88_888, copies, default)));
        foreach (var wrong in new[] { copies with { People = [] }, copies with { People = [999_999] }, copies with { Relation = RelationChoice.Parent with { FromStart = false } } })
            await Assert.ThrowsAsync<TicketRuleException>(() => OpenAsync(desk, origin.Number, wrong));
    }

    private static Task<IReadOnlyList<CopyCustomer>?> ChoicesAsync(TestDesk desk, int number, string? search) => desk.InAsync(desk.Alpha, scope =>
        scope.GetRequiredService<CopyChoices>().FindAsync(desk.StaffAct(desk.Alpha), number, search, default));

    private static Task<IReadOnlyList<int>?> OpenAsync(TestDesk desk, int number, Copies copies) => desk.InAsync(desk.Alpha, scope =>
        scope.GetRequiredService<OpenCopies>().RunAsync(desk.StaffAct(desk.Alpha), number, copies, default));
}
