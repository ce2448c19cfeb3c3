using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ServiceDesk.Conditions;
using ServiceDesk.Database;
using ServiceDesk.Dispatch;
using ServiceDesk.Guides;
using ServiceDesk.Guides.Kinds;
using ServiceDesk.People;
using ServiceDesk.Testing;
using ServiceDesk.Tests.Dispatch;
using ServiceDesk.Tickets;

namespace ServiceDesk.Tests.People;

public sealed class ContractTests(DeskFixture desks) : IClassFixture<DeskFixture>
{
    private static readonly DateOnly Long = new(2020, 1, 1);

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task NewTicket_ComesUnderTheOnlyContractInForce(DatabaseProvider provider)
    {
        var desk = await desks.OnAsync(provider);
        var today = Today(desk);
        var customer = await CustomerDesk.CustomerAsync(desk, desk.Alpha, "Covered", "covered.example");
        Assert.Null((await OpenAsync(desk)).ContractId);

        await CustomerDesk.ContractAsync(desk, desk.Alpha, customer, "Past", Long, today.AddDays(-1));
        await CustomerDesk.ContractAsync(desk, desk.Alpha, customer, "To come", today.AddDays(1));
        Assert.Null((await OpenAsync(desk)).ContractId);

        // Both its first and its last day count.
        var gold = await CustomerDesk.ContractAsync(desk, desk.Alpha, customer, "Gold", today, today);
        Assert.Equal(gold, (await OpenAsync(desk)).ContractId);

        var silver = await CustomerDesk.ContractAsync(desk, desk.Alpha, customer, "Silver");
        Assert.Null((await OpenAsync(desk)).ContractId);
        Assert.Equal(ContractOutcome.Done, await ArchiveAsync(desk, gold));
        Assert.Equal(silver, (await OpenAsync(desk)).ContractId);

        Task<Ticket> OpenAsync(TestDesk on) => on.OpenTicketAsync(on.Alpha, requester: "anna@covered.example");
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task Staff_ChooseAmongTheCustomersOwn_WithAFact(DatabaseProvider provider)
    {
        var desk = await desks.OnAsync(provider);
        var customer = await CustomerDesk.CustomerAsync(desk, desk.Alpha, "Chosen", "chosen.example");
        var other = await CustomerDesk.ContractAsync(desk, desk.Alpha, await CustomerDesk.CustomerAsync(desk, desk.Alpha, "Other"), "Not theirs");
        var foreign = await CustomerDesk.ContractAsync(desk, desk.Beta, await CustomerDesk.CustomerAsync(desk, desk.Beta, "Foreign"), "Not here");
        var (first, second) = (await CustomerDesk.ContractAsync(desk, desk.Alpha, customer, "First"), await CustomerDesk.ContractAsync(desk, desk.Alpha, customer, "Second"));
        var archived = await CustomerDesk.ContractAsync(desk, desk.Alpha, customer, "Archived");
        await ArchiveAsync(desk, archived);
        var ticket = await desk.OpenTicketAsync(desk.Alpha, requester: "anna@chosen.example");
        Assert.Null(ticket.ContractId);

        await WorkAsync(desk, ticket, first);
        await WorkAsync(desk, ticket, second);
        await WorkAsync(desk, ticket, second);
        foreach (var wrong in (long[])[other, foreign, archived])
            Assert.StartsWith("There is no contract", (await Assert.ThrowsAsync<TicketRuleException>(() => WorkAsync(desk, ticket, wrong))).Message, StringComparison.Ordinal);

        // An archived one stays with the ticket that has it, and can be left as it is.
        await ArchiveAsync(desk, second);
        await WorkAsync(desk, ticket, second);
        Assert.Equal(["First", "Second"], await OfferedAsync(desk, ticket));
        await WorkAsync(desk, ticket, 0);
        Assert.Equal(["First"], await OfferedAsync(desk, ticket));
        var facts = (await RuleDesk.ReadAsync(desk, desk.Alpha, ticket.Id)).History.Where(x => x.Fact == Fact.ContractChanged).OrderBy(x => x.Id).ToList();
        Assert.Equal([(null, "First"), ("First", "Second"), ("Second", null)], facts.Select(x => (x.From, x.To)));
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task Rule_LooksAtTheContract(DatabaseProvider provider)
    {
        var desk = await desks.OnAsync(provider);
        var customer = await CustomerDesk.CustomerAsync(desk, desk.Alpha, "Ruled", "ruled.example");
        await CustomerDesk.ContractAsync(desk, desk.Alpha, customer, "Premium support 2026");
        var urgent = (await RuleDesk.CatalogAsync(desk, desk.Alpha)).Priorities[^1];
        await RuleDesk.PublishAsync(desk, desk.Alpha, RuleDesk.Rule(
            "Premium first", [new Condition("contract", Comparison.Contains, "premium")], [RuleDesk.Step("priority", ("priority", urgent.Id))]));
        Assert.Equal(urgent.Id, (await desk.OpenTicketAsync(desk.Alpha, requester: "anna@ruled.example")).PriorityId);
        Assert.NotEqual(urgent.Id, (await desk.OpenTicketAsync(desk.Alpha, requester: "anna@unruled.example")).PriorityId);
        await RuleDesk.PublishAsync(desk, desk.Alpha);
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task Change_OfAForeignContract_OrToAnEndBeforeTheBeginning_IsRefused(DatabaseProvider provider)
    {
        var desk = await desks.OnAsync(provider);
        var customer = await CustomerDesk.CustomerAsync(desk, desk.Beta, "Of beta");
        var contract = await CustomerDesk.ContractAsync(desk, desk.Beta, customer, "Of beta");
        Assert.Equal(ContractOutcome.NotFound, await ArchiveAsync(desk, contract));
        await desk.InAsync(desk.Alpha, async scope =>
        {
            var act = desk.StaffAct(desk.Alpha);
            Assert.Equal(ContractOutcome.NotFound, await scope.GetRequiredService<ChangeContract>().RunAsync(act, contract, new("Mine", null, null, null, []), default));
            Assert.Equal(ContractOutcome.NotFound, await scope.GetRequiredService<CreateContract>().RunAsync(act, customer, new("Mine", null, null, null, []), default));
        });
        await desk.InAsync(desk.Beta, async scope =>
        {
            var change = scope.GetRequiredService<ChangeContract>();
            Assert.Equal(ContractOutcome.EndsBeforeItBegins, await change.RunAsync(desk.StaffAct(desk.Beta), contract, new("Of beta", null, Long, Long.AddDays(-1), []), default));
            Assert.Equal(ContractOutcome.Done, await change.RunAsync(desk.StaffAct(desk.Beta), contract, new(" New ", " 17 ", Long, Long, []), default));
            var now = await scope.GetRequiredService<DeskDb>().Contracts.SingleAsync(x => x.Id == contract);
            Assert.Equal(("New (17)", Long, Long), (now.Title, now.From, now.Until));
        });
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task NewTicket_ComesUnderTheOnlyContractThatCoversItsProduct(DatabaseProvider provider)
    {
        var desk = await desks.OnAsync(provider);
        var (router, phone, printer) = (await ProductAsync(desk, desk.Alpha, "Router"), await ProductAsync(desk, desk.Alpha, "Phone"), await ProductAsync(desk, desk.Alpha, "Printer"));
        var customer = await CustomerDesk.CustomerAsync(desk, desk.Alpha, "Products", "products.example");
        var network = await CustomerDesk.ContractAsync(desk, desk.Alpha, customer, "Network", products: [router, phone]);
        Assert.Equal(network, (await OpenAsync(null)).ContractId);
        var routed = await OpenAsync(router);
        Assert.Equal((network, router), (routed.ContractId, routed.ProductId));
        Assert.Null((await OpenAsync(printer)).ContractId);

        var paper = await CustomerDesk.ContractAsync(desk, desk.Alpha, customer, "Paper", products: [printer]);
        Assert.Equal([network, paper, null], [(await OpenAsync(phone)).ContractId, (await OpenAsync(printer)).ContractId, (await OpenAsync(null)).ContractId]);

        // Without a choice it covers all.
        Assert.Equal(ContractOutcome.Done, await ChangeAsync(desk, paper, []));
        Assert.Equal([null, paper], [(await OpenAsync(phone)).ContractId, (await OpenAsync(printer)).ContractId]);
        Assert.Equal([router, phone], (await ViewAsync(desk, routed)).CoveredProductIds.Order());
        Assert.Equal(ContractOutcome.Done, await ChangeAsync(desk, network, [phone]));
        Assert.Equal([phone], (await ViewAsync(desk, routed)).CoveredProductIds);

        async Task<Ticket> OpenAsync(long? product) => await desk.InAsync(desk.Alpha, async scope =>
        {
            var act = desk.StaffAct(desk.Alpha);
            var person = await scope.GetRequiredService<PersonFinder>().FindOrAddAsync("Anna", "anna@products.example", act.At, default);
            return await scope.GetRequiredService<OpenTicket>().RunAsync(act, new("Broken", new("It is."), person) { ProductId = product }, default);
        });
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task Contract_CoversNoForeignProduct_AndNothingButProducts(DatabaseProvider provider)
    {
        var desk = await desks.OnAsync(provider);
        var customer = await CustomerDesk.CustomerAsync(desk, desk.Alpha, "Own products");
        var contract = await CustomerDesk.ContractAsync(desk, desk.Alpha, customer, "Own", products: [await ProductAsync(desk, desk.Alpha, "Own product")]);
        var (foreign, skill) = (await ProductAsync(desk, desk.Beta, "Foreign"), await ProductAsync(desk, desk.Alpha, "Welding", SkillKind.Name));
        foreach (var wrong in new[] { foreign, skill, 999_999 })
            Assert.Equal(ContractOutcome.NotFound, await ChangeAsync(desk, contract, [wrong]));
        Assert.Single(await desk.InAsync(desk.Alpha, scope => scope.GetRequiredService<DeskDb>().ContractProducts.Where(x => x.ContractId == contract).ToListAsync()));
    }

    private static Task<long> ProductAsync(TestDesk desk, TenantInfo tenant, string name, string kind = ProductKind.Name) => desk.InAsync(tenant, async scope =>
    {
        var db = scope.GetRequiredService<DeskDb>();
        var entry = new GuideEntry { TenantId = tenant.Id, Kind = kind, Name = name };
        db.Add(entry);
        await db.SaveChangesAsync();
        scope.GetRequiredService<CatalogCache>().Forget(tenant.Id);
        return entry.Id;
    });

    private static Task<ContractOutcome> ChangeAsync(TestDesk desk, long contract, IReadOnlyList<long> products) => desk.InAsync(desk.Alpha, scope =>
        scope.GetRequiredService<ChangeContract>().RunAsync(desk.StaffAct(desk.Alpha), contract, new("Changed", null, null, null, products), default));

    private static async Task<TicketView> ViewAsync(TestDesk desk, Ticket ticket) => (await desk.InAsync(desk.Alpha, scope =>
        scope.GetRequiredService<TicketReader>().FindAsync(desk.StaffAct(desk.Alpha), ticket.Number, default)))!;

    private static DateOnly Today(TestDesk desk) => Contract.DayAt(desk.Services.GetRequiredService<UtcClock>().UtcNow, desk.Alpha);

    private static Task<ContractOutcome> ArchiveAsync(TestDesk desk, long contract) => desk.InAsync(desk.Alpha, scope =>
        scope.GetRequiredService<ArchiveContract>().RunAsync(desk.StaffAct(desk.Alpha), contract, default));

    private static Task<bool> WorkAsync(TestDesk desk, Ticket ticket, long contract) => desk.InAsync(desk.Alpha, scope =>
        scope.GetRequiredService<WorkOnTicket>().RunAsync(desk.StaffAct(desk.Alpha), ticket.Number, new() { ContractId = contract }, default));

    private static Task<IEnumerable<string>> OfferedAsync(TestDesk desk, Ticket ticket) => desk.InAsync(desk.Alpha, async scope =>
        (await scope.GetRequiredService<TicketReader>().FindAsync(desk.StaffAct(desk.Alpha), ticket.Number, default))!.Contracts.Select(x => x.Name));
}
