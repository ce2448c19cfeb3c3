using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ServiceDesk.Database;
using ServiceDesk.People;
using ServiceDesk.Testing;

namespace ServiceDesk.Tests.People;

public sealed class CustomerTests(DeskFixture desks) : IClassFixture<DeskFixture>
{
    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task Domain_IsFolded_BringsPeople_AndIsNobodyElses(DatabaseProvider provider)
    {
        var desk = await desks.OnAsync(provider);
        var id = await CustomerDesk.CustomerAsync(desk, desk.Alpha, " Folded Ltd ", "@Folded.Example");
        var ticket = await desk.OpenTicketAsync(desk.Alpha, requester: "anna@folded.example");
        Assert.Equal(id, ticket.CustomerId);
        await desk.InAsync(desk.Alpha, async scope =>
        {
            var create = scope.GetRequiredService<CreateCustomer>();
            var act = desk.StaffAct(desk.Alpha);
            Assert.Equal(CustomerOutcome.DomainTaken, (await create.RunAsync(act, new("Another", "folded.example", null), default)).Outcome);
            Assert.Equal(CustomerOutcome.NoDomain, (await create.RunAsync(act, new("Another", "anna@folded.example", null), default)).Outcome);
            Assert.Equal(CustomerOutcome.NoDomain, (await create.RunAsync(act, new("Another", "no domain", null), default)).Outcome);
            Assert.Equal(("Folded Ltd", "folded.example"), await scope.GetRequiredService<DeskDb>().Customers.Where(x => x.Id == id).Select(x => new { x.Name, x.MailDomain }).SingleAsync() is var saved ? (saved.Name, saved.MailDomain) : default);
        });
        // It is free in the other tenant.
        await CustomerDesk.CustomerAsync(desk, desk.Beta, "Folded Ltd", "folded.example");
        Assert.Equal(CustomerOutcome.Done, await CustomerDesk.ChangeAsync(desk, desk.Alpha, id, new("Folded Ltd", "folded.example", null)));
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task Parent_IsNoRing_AndNoStranger(DatabaseProvider provider)
    {
        var desk = await desks.OnAsync(provider);
        var top = await CustomerDesk.CustomerAsync(desk, desk.Alpha, "Top");
        var middle = await CustomerDesk.CustomerAsync(desk, desk.Alpha, "Middle", parent: top);
        var low = await CustomerDesk.CustomerAsync(desk, desk.Alpha, "Low", parent: middle);
        Assert.Equal(CustomerOutcome.ParentIsBelow, await CustomerDesk.ChangeAsync(desk, desk.Alpha, top, new("Top", null, low)));
        Assert.Equal(CustomerOutcome.ParentIsBelow, await CustomerDesk.ChangeAsync(desk, desk.Alpha, top, new("Top", null, top)));
        var foreign = await CustomerDesk.CustomerAsync(desk, desk.Beta, "Stranger");
        Assert.Equal(CustomerOutcome.NotFound, await CustomerDesk.ChangeAsync(desk, desk.Alpha, low, new("Low", null, foreign)));
        Assert.Equal(CustomerOutcome.NotFound, await CustomerDesk.ChangeAsync(desk, desk.Alpha, foreign, new("Mine", null, null)));
        Assert.Equal(CustomerOutcome.Done, await CustomerDesk.ChangeAsync(desk, desk.Alpha, low, new("Low", null, top)));
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task List_IsInOrder_PagesBothWays_AndFindsByPartOfNameOrDomain(DatabaseProvider provider)
    {
        await using var desk = await TestDesk.CreateAsync(provider);
        foreach (var name in (string[])["delta", "alpha", "echo", "bravo", "charlie", "charlie"])
            await CustomerDesk.CustomerAsync(desk, desk.Alpha, name);
        await CustomerDesk.CustomerAsync(desk, desk.Alpha, "zulu ltd", "nothing.example");
        await CustomerDesk.CustomerAsync(desk, desk.Beta, "bravo of beta");
        await desk.InAsync(desk.Alpha, async scope =>
        {
            var list = scope.GetRequiredService<CustomerList>();
            Task<CustomerPage> PageAsync(CustomerCursor? cursor, string? search = null) => list.PageAsync(search, cursor, default, size: 3);
            var first = await PageAsync(null);
            Assert.Equal(["alpha", "bravo", "charlie"], first.Rows.Select(x => x.Name));
            Assert.Null(first.Before);
            var second = await PageAsync(CustomerCursor.Parse(first.After.ToString()));
            Assert.Equal(["charlie", "delta", "echo"], second.Rows.Select(x => x.Name));
            var last = await PageAsync(second.After);
            Assert.Equal("zulu ltd", Assert.Single(last.Rows).Name);
            Assert.Null(last.After);
            Assert.Equal(second.Rows, (await PageAsync(last.Before)).Rows);
            Assert.Equal(first.Rows, (await PageAsync(second.Before)).Rows);
            Assert.Null((await PageAsync(second.Before)).Before);

            Assert.Equal("zulu ltd", Assert.Single((await PageAsync(null, "ULU")).Rows).Name);
            Assert.Equal("zulu ltd", Assert.Single((await PageAsync(null, "nothing.ex")).Rows).Name);
            Assert.Empty((await PageAsync(null, "of beta")).Rows);
            Assert.Equal(2, (await list.MeantByAsync("charlie", default)).Count);
            Assert.Equal(last.Rows[0].Id, Assert.Single(await list.MeantByAsync($"#{last.Rows[0].Id} zulu", default)));
        });
    }

    [Theory]
    [InlineData("x12"), InlineData("a"), InlineData("a-1"), InlineData("")]
    public void Cursor_ThatIsNone_IsNone(string text) => Assert.Null(CustomerCursor.Parse(text));
}
