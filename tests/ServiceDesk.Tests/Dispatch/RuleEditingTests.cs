using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ServiceDesk.Conditions;
using ServiceDesk.Database;
using ServiceDesk.Dispatch;
using ServiceDesk.Operations;
using ServiceDesk.Testing;
using ServiceDesk.Tickets;
using static ServiceDesk.Tests.Dispatch.RuleDesk;

namespace ServiceDesk.Tests.Dispatch;

public sealed class RuleEditingTests
{
    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task ADraft_DoesNothing_IsTried_AndIsPutInForceOrThrownAway(DatabaseProvider provider)
    {
        await using var desk = await TestDesk.CreateAsync(provider);
        var urgent = (await CatalogAsync(desk, desk.Alpha)).Priorities.Single(x => x.Name == "Urgent");
        var rule = Rule("Smoke", [new("text", Comparison.ContainsWord, "smokes")], [Step("priority", ("priority", urgent.Id))]);
        await DraftAsync(desk, desk.Alpha, rule);
        var before = await desk.OpenTicketAsync(desk.Alpha);
        await desk.OpenTicketAsync(desk.Alpha, "Door", "It is stuck.");
        Assert.NotEqual(urgent.Id, before.PriorityId);

        var trial = await desk.InAsync(desk.Alpha, scope => scope.GetRequiredService<TryRules>().RunAsync(100, default));
        Assert.Equal((2, 1), (trial!.Tried, trial.Different));
        var row = Assert.Single(trial.Shown);
        Assert.Equal((before.Number, "Medium", "Urgent", "Smoke, Everything else"), (row.Number, row.Now.Priority, row.Then.Priority, row.Then.Rules));

        Assert.True(await desk.InAsync(desk.Alpha, scope => scope.GetRequiredService<PublishRules>().RunAsync(desk.StaffAct(desk.Alpha), default)));
        Assert.Equal(urgent.Id, (await desk.OpenTicketAsync(desk.Alpha)).PriorityId);
        Assert.Null(await desk.InAsync(desk.Alpha, scope => scope.GetRequiredService<TryRules>().RunAsync(100, default)));

        await DraftAsync(desk, desk.Alpha);
        Assert.True(await desk.InAsync(desk.Alpha, scope => scope.GetRequiredService<DiscardRules>().RunAsync(default)));
        Assert.Equal(urgent.Id, (await desk.OpenTicketAsync(desk.Alpha)).PriorityId);
        Assert.False(await desk.InAsync(desk.Alpha, scope => scope.GetRequiredService<DiscardRules>().RunAsync(default)));
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task Rules_ChangePlaces_ButTheLastOneStaysLast(DatabaseProvider provider)
    {
        await using var desk = await TestDesk.CreateAsync(provider);
        await DraftAsync(desk, desk.Alpha, [.. "ABC".Select(x => Rule($"{x}", [new("subject", Comparison.IsFilled)], [Step("tags", ("tags", "x"))]))]);
        var rules = await OrderAsync(desk);
        Assert.Equal(["A", "B", "C", "Everything else"], rules.Select(x => x.Name));
        await desk.InAsync(desk.Alpha, scope => scope.GetRequiredService<MoveRule>().RunAsync(desk.StaffAct(desk.Alpha), rules[2].Key, earlier: true, default));
        await desk.InAsync(desk.Alpha, scope => scope.GetRequiredService<MoveRule>().RunAsync(desk.StaffAct(desk.Alpha), rules[0].Key, earlier: false, default));
        Assert.Equal(["C", "A", "B", "Everything else"], (await OrderAsync(desk)).Select(x => x.Name));
        Assert.False(await desk.InAsync(desk.Alpha, scope => scope.GetRequiredService<MoveRule>().RunAsync(desk.StaffAct(desk.Alpha), rules[3].Key, earlier: true, default)));
        Assert.False(await desk.InAsync(desk.Alpha, scope => scope.GetRequiredService<DeleteRule>().RunAsync(desk.StaffAct(desk.Alpha), rules[3].Key, default)));
        Assert.Null(await desk.InAsync(desk.Beta, scope => scope.GetRequiredService<ChangeRule>().RunAsync(
            desk.StaffAct(desk.Beta), rules[0].Key, Rule("Mine", [new("subject", Comparison.IsFilled)], [Step("tags", ("tags", "x"))]), default)));
    }

    public static TheoryData<string, Condition[], OperationStep[], string> Faults { get; } = new()
    {
        { "both queues", [new("sender", Comparison.Is, "a@x.test"), new("sender", Comparison.Is, "b@x.test")], [Step("tags", ("tags", "x"))], "never hold together" },
        { "with and without", [new("subject", Comparison.Contains, "vpn"), new("subject", Comparison.ContainsNot, "VPN\nother")], [Step("tags", ("tags", "x"))], "never hold together" },
        { "empty and not", [new("text", Comparison.IsEmpty), new("text", Comparison.Contains, "x")], [Step("tags", ("tags", "x"))], "never hold together" },
        { "true and false", [new("automatic", Comparison.IsTrue), new("automatic", Comparison.IsFalse)], [Step("tags", ("tags", "x"))], "never hold together" },
        { "nothing to do", [new("subject", Comparison.IsFilled)], [], "does nothing" },
        { "no condition", [], [Step("tags", ("tags", "x"))], "needs a condition" },
        { "no such field", [new("moon", Comparison.Is, "full")], [Step("tags", ("tags", "x"))], "no field" },
        { "no such operation", [new("subject", Comparison.IsFilled)], [Step("dance")], "no operation" },
        { "no such queue", [new("subject", Comparison.IsFilled)], [Step("queue", ("queue", 9_999_999))], "no longer there" },
        { "no tags", [new("subject", Comparison.IsFilled)], [Step("tags")], "needs" },
        { "no triage", [new("subject", Comparison.IsFilled)], [Step("triage")], "no longer there" },
    };

    [Theory, MemberData(nameof(Faults))]
    public async Task ARuleThatCannotBe_IsRefusedWithTheReason(string name, Condition[] conditions, OperationStep[] steps, string reason)
    {
        await using var desk = await TestDesk.CreateAsync(DatabaseProvider.Sqlite);
        var outcome = await desk.InAsync(desk.Alpha, scope => scope.GetRequiredService<CreateRule>().RunAsync(desk.StaffAct(desk.Alpha), Rule(name, conditions, steps), default));
        Assert.Contains(reason, Assert.Single(outcome.Problems).Pattern, StringComparison.Ordinal);
        Assert.Equal(1, await desk.InAsync(desk.Alpha, scope => scope.GetRequiredService<DeskDb>().Rules.CountAsync()));
    }

    [Fact]
    public async Task TwoStepsThatSetTheSame_Contradict()
    {
        await using var desk = await TestDesk.CreateAsync(DatabaseProvider.Sqlite);
        var priorities = (await CatalogAsync(desk, desk.Alpha)).Priorities;
        var rule = Rule("Both", [new("subject", Comparison.IsFilled)], [Step("priority", ("priority", priorities[0].Id)), Step("priority", ("priority", priorities[1].Id))]);
        var outcome = await desk.InAsync(desk.Alpha, scope => scope.GetRequiredService<CreateRule>().RunAsync(desk.StaffAct(desk.Alpha), rule, default));
        Assert.Contains("contradict each other", Assert.Single(outcome.Problems).Pattern, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AFieldAndAnOperationOfOnesOwn_AreFoundAndRun()
    {
        await using var desk = await TestDesk.CreateAsync(
            DatabaseProvider.Sqlite, services => services.AddSingleton<ConditionField, LengthField>().AddSingleton<Operation, ShoutOperation>());
        await PublishAsync(desk, desk.Alpha, Rule("Long", [new("test-long", Comparison.IsTrue)], [Step("test-shout")]));
        Assert.Equal("THE PRINTER SMOKES", (await desk.OpenTicketAsync(desk.Alpha, "The printer smokes", new string('x', 200))).Subject);
        Assert.Equal("Short", (await desk.OpenTicketAsync(desk.Alpha, "Short", "x")).Subject);
    }

    [Fact]
    public async Task ARuleWhoseGroupIsArchived_PlacesWhatItCan_AndSaysWhatItCouldNot()
    {
        await using var desk = await TestDesk.CreateAsync(DatabaseProvider.Sqlite);
        var group = await GroupAsync(desk, desk.Alpha, "Gone", ServiceDesk.People.Distribution.Nobody, "Gil");
        await PublishAsync(desk, desk.Alpha, Rule("Old", [new("subject", Comparison.IsFilled)], [Step("group", ("group", group.Id)), Step("tags", ("tags", "old"))]));
        await desk.InAsync(desk.Alpha, scope => scope.GetRequiredService<ServiceDesk.People.ArchiveGroup>().RunAsync(desk.StaffAct(desk.Alpha), group.Id, default));
        var opened = await desk.OpenTicketAsync(desk.Alpha);
        Assert.Equal(("old", false), (opened.TagText, opened.GroupId == group.Id));
        var steps = (await StoryAsync(desk, desk.Alpha, opened.Id)).Rules[0].Steps;
        Assert.Contains("no longer there", Assert.Single(steps, x => x.Problem is not null).Problem, StringComparison.Ordinal);
    }

    private static Task<List<Rule>> OrderAsync(TestDesk desk) => desk.InAsync(desk.Alpha, async scope =>
        (await scope.GetRequiredService<RuleDrafts>().CurrentAsync(default))!.Rules.OrderBy(x => x.Order).ToList());

    private sealed class LengthField : FlagField
    {
        public override string Key => "test-long";
        public override string Label => "Long text";

        protected override bool Read(RequestFacts facts) => facts.Text.Length > 100;
    }

    private sealed class ShoutOperation : Operation
    {
        public override string Key => "test-shout";
        public override string Label => "Shout";
        public override IReadOnlyList<OperationInput> Inputs { get; } = [];

        public override void AddTo(OperationPlan plan, OperationStep step, Catalog catalog) =>
            plan.Changes = plan.Changes with { Subject = "THE PRINTER SMOKES" };
    }
}
