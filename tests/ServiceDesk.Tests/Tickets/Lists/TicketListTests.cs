using ServiceDesk.Database;
using ServiceDesk.Tickets.Filters;
using ServiceDesk.Tickets.Lists;

namespace ServiceDesk.Tests.Tickets.Lists;

/// <summary>Every list against the same tickets narrowed and ordered in memory.</summary>
public sealed class TicketListTests(SeededDesks desks) : IClassFixture<SeededDesks>
{
    private static readonly string[] Filters =
        ["", "is:all", "is:ended", "priority:{p1},{p2}", "-priority:{p1} is:all", "assignee:me,none", "queue:{q1} status:{s1},{s2}", "is:overdue", "-is:overdue is:all", "created:>2026-03-13 is:all", "updated:<2d", "tag:{t1}", "-tag:{t1}", "tag:none", "due:none", "customer:none is:all", "-assignee:me", "group:none"];

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task Filters_LetThrough_WhatTheySay(DatabaseProvider provider)
    {
        var desk = await desks.OnAsync(provider);
        foreach (var text in Filters)
        {
            var filter = desk.Read(text);
            var expected = desk.Expected(filter, TicketSort.Default);
            Assert.Equal(expected, await desk.WalkAsync(filter, TicketSort.Default, 500));
            if (!text.Contains("ended", StringComparison.Ordinal))
                Assert.True(expected.Count > 0, $"No seeded ticket is like '{text}', so it shows nothing.");
        }
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task EveryOrder_HasNoGapAndNoDouble_BothWays(DatabaseProvider provider)
    {
        var desk = await desks.OnAsync(provider);
        foreach (var text in (string[])["", "is:all", "priority:{p1},{p2}", "assignee:me,none is:all", "is:overdue"])
            foreach (var field in Enum.GetValues<SortField>())
                foreach (var isDescending in (bool[])[true, false])
                {
                    var (filter, sort) = (desk.Read(text), new TicketSort(field, isDescending));
                    var expected = desk.Expected(filter, sort);
                    Assert.True(expected.SequenceEqual(await desk.WalkAsync(filter, sort, 13)), $"'{text}' by {sort} should be {string.Join(' ', expected)} and is {string.Join(' ', await desk.WalkAsync(filter, sort, 13))}");
                }
    }

    [Fact]
    public async Task Cursor_OfAGroupThatIsGone_BeginsAtTheBeginning()
    {
        var desk = await desks.OnAsync(DatabaseProvider.Sqlite);
        var sort = new TicketSort(SortField.Priority, true);
        var page = await desk.PageAsync(TicketFilter.Everything, sort, new PageCursor(true, HotTime, 5, 99_999), 5);
        Assert.Equal(desk.Expected(TicketFilter.Everything, sort).Take(5), page.Rows.Select(x => x.Number));
    }

    private static readonly DateTime HotTime = new(2026, 3, 12, 15, 0, 0, DateTimeKind.Utc);

    [Theory]
    [InlineData("o17-4", true)]
    [InlineData("n17-4-9223372036854775807", true)]
    [InlineData("o17", false)]
    [InlineData("o17-4-5-6", false)]
    [InlineData("x17-4", false)]
    [InlineData("o99999999999999999999-4", false)]
    [InlineData("o9223372036854775807-4", false)]
    public void Cursor_ReadsBack_OrIsNone(string text, bool isOne) => Assert.Equal(isOne ? text : null, PageCursor.Parse(text)?.ToString());

    [Theory]
    [InlineData("-updated", true)]
    [InlineData("customer", true)]
    [InlineData("3", false)]
    [InlineData("--due", false)]
    [InlineData("", false)]
    public void Sort_ReadsBack_OrIsNone(string text, bool isOne) => Assert.Equal(isOne ? text : null, TicketSort.Parse(text)?.ToString());
}
