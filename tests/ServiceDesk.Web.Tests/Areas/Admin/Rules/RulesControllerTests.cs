using System.Globalization;
using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ServiceDesk.Conditions;
using ServiceDesk.Database;
using ServiceDesk.Dispatch;
using ServiceDesk.Operations;
using ServiceDesk.Tickets;

namespace ServiceDesk.Web.Tests.Areas.Admin.Rules;

public sealed class RulesControllerTests(WebDeskFixture desks) : IClassFixture<WebDeskFixture>
{
    [Fact]
    public async Task Pages_AreForAdministratorsAlone()
    {
        var desk = await desks.OnAsync();
        var key = await desk.ReadAsync(desk.Alpha, db => db.Rules.Select(x => x.Key).FirstAsync());
        await AdminDoor.IsShutAsync(desk, "admin/rules", "admin/rules/new", $"admin/rules/{key}", "admin/rules/draft/trial");
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task A_rule_is_written_tried_put_in_force_and_explained_on_the_ticket(DatabaseProvider provider)
    {
        await using var desk = await WebDesk.StartAsync(provider);
        using var browser = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Administrator);
        var urgent = await desk.ReadAsync(desk.Alpha, db => db.Set<ServiceDesk.Guides.Priority>().SingleAsync(x => x.Name == "Urgent"));
        var page = await browser.GetAsync("admin/rules/new");
        Assert.True(page.Has("template#condition-header") && page.Has("template#step-notify"));
        var made = await browser.PostAsync("admin/rules", page, Rule("Smoke", "text", "ContainsWord", "smokes\nburns", "priority", "priority", urgent.Id));
        var list = await browser.FollowAsync(made);
        Assert.Contains("When Text contains one of the words: smokes, burns", list.TextOf(".rule"), StringComparison.Ordinal);
        Assert.Contains("Then Set the priority Urgent", list.TextOf(".rule"), StringComparison.Ordinal);

        var ticket = await desk.OpenTicketAsync(desk.Alpha, "A printer", "It smokes.");
        Assert.NotEqual(urgent.Id, ticket.PriorityId);
        var trial = await browser.GetAsync("admin/rules/draft/trial?last=100");
        Assert.Contains("Of 1 requests, 1 would go elsewhere", trial.TextOf(".page-lead"), StringComparison.Ordinal);
        Assert.Contains($"#{ticket.Number} A printer", trial.TextsOf("td.cell-main"));

        await browser.SubmitAsync(list, "form[action$=publication]");
        ticket = await desk.OpenTicketAsync(desk.Alpha, "Another printer", "It burns.");
        Assert.Equal(urgent.Id, ticket.PriorityId);
        using var agent = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Agent);
        var placing = await agent.GetAsync($"staff/tickets/{ticket.Number}/placing");
        Assert.Contains("Smoke", placing.TextsOf(".rule h2"));
        Assert.Contains("contains one of the words: smokes, burns (seen: It burns.)", placing.TextOf(".seen"), StringComparison.Ordinal);
        Assert.Contains("Why it is here", (await agent.GetAsync($"staff/tickets/{ticket.Number}")).TextsOf(".facts a"));
    }

    [Fact]
    public async Task What_cannot_be_is_said_and_what_was_typed_stays()
    {
        var desk = await desks.OnAsync();
        using var browser = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Administrator);
        var page = await browser.GetAsync("admin/rules/new");
        var again = await browser.PostAsync("admin/rules", page, Rule("Typed name", "subject", "Matches", "(", "tags", "tags", "x"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, again.Status);
        Assert.Contains("“(” is no regular expression", again.TextOf(".notice[data-kind=problem]"), StringComparison.Ordinal);
        Assert.Equal("Typed name", again.Required("[name='Form.Name']").GetAttribute("value"));
        Assert.Equal("(", again.TextOf("[data-rows=conditions] textarea"));
    }

    [Fact]
    public async Task A_rule_changes_its_place_and_leaves()
    {
        await using var desk = await WebDesk.StartAsync();
        using var browser = await desk.BrowserAsync(desk.Beta, desk.Beta.Administrator);
        var list = await browser.GetAsync("admin/rules");
        var (first, second) = (list.TextsOf(".rule h2")[0], list.TextsOf(".rule h2")[1]);
        var key = await desk.ReadAsync(desk.Beta, db => db.Rules.Where(x => x.Name == second).Select(x => x.Key).SingleAsync());
        list = await browser.FollowAsync(await browser.PostAsync($"admin/rules/{key}/place", list, new() { ["earlier"] = "true" }));
        Assert.Equal([second, first], list.TextsOf(".rule h2").Take(2));
        Assert.True(list.Has("form[action$=publication]"));
        list = await browser.FollowAsync(await browser.SubmitAsync(await browser.GetAsync($"admin/rules/{key}"), "form[action$=removal]"));
        Assert.DoesNotContain(second, list.TextsOf(".rule h2"));
        list = await browser.FollowAsync(await browser.SubmitAsync(list, "form[action$=discard]"));
        Assert.Equal([first, second], list.TextsOf(".rule h2").Take(2));
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync("admin/rules/draft/trial")).Status);
    }

    [Fact]
    public async Task Foreign_rules_and_people_without_the_right_get_404_and_change_nothing()
    {
        var desk = await desks.OnAsync();
        using var browser = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Administrator);
        using var agent = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Agent);
        var (own, foreign) = (await desk.ReadAsync(desk.Alpha, db => db.Rules.FirstAsync()), await desk.ReadAsync(desk.Beta, db => db.Rules.FirstAsync()));
        var (mine, agents) = (await browser.GetAsync("admin/rules"), await agent.GetAsync("staff/tickets/new"));
        var rule = Rule("Mine", "subject", "IsFilled", "", "tags", "tags", "x");
        foreach (var path in new[] { "", "/place", "/removal" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await browser.PostAsync($"admin/rules/{foreign.Key}{path}", mine, rule)).Status);
            Assert.Equal(HttpStatusCode.NotFound, (await agent.PostAsync($"admin/rules/{own.Key}{path}", agents, rule)).Status);
        }
        foreach (var path in new[] { "admin/rules", "admin/rules/draft/publication", "admin/rules/draft/discard" })
            Assert.Equal(HttpStatusCode.NotFound, (await agent.PostAsync(path, agents, rule)).Status);
        Assert.Equal(1, await desk.ReadAsync(desk.Alpha, db => db.RuleSets.CountAsync()));
        Assert.DoesNotContain("Mine", await desk.ReadAsync(desk.Beta, db => db.Rules.Select(x => x.Name).ToListAsync()));
    }

    [Fact]
    public async Task A_field_and_an_operation_of_ones_own_show_up_in_the_editor()
    {
        await using var desk = await WebDesk.StartAsync(configure: services => services.AddSingleton<ConditionField, MoonField>().AddSingleton<Operation, DanceOperation>());
        using var browser = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Administrator);
        var page = await browser.GetAsync("admin/rules/new");
        Assert.Contains("Moon", page.TextsOf("#add-condition option"));
        Assert.Contains("Dance", page.TextsOf("#add-step option"));
        Assert.True(page.Has("template#step-test-dance") && page.Has("template#condition-test-moon"));
    }

    private static Dictionary<string, string> Rule(string name, string field, string comparison, string value, string operation, string input, object chosen) => new()
    {
        ["Form.Name"] = name,
        ["Form.IsOn"] = "true",
        ["Form.Match"] = "All",
        ["Form.Conditions.Index"] = "7",
        ["Form.Conditions[7].Field"] = field,
        ["Form.Conditions[7].Comparison"] = comparison,
        ["Form.Conditions[7].Value"] = value,
        ["Form.Steps.Index"] = "9",
        ["Form.Steps[9].Operation"] = operation,
        [$"Form.Steps[9].Values[{input}]"] = Convert.ToString(chosen, CultureInfo.InvariantCulture)!,
    };

    private sealed class MoonField : TextField
    {
        public override string Key => "test-moon";
        public override string Label => "Moon";

        protected override IEnumerable<string> Read(RequestFacts facts, string? parameter) => ["full"];
    }

    private sealed class DanceOperation : Operation
    {
        public override string Key => "test-dance";
        public override string Label => "Dance";
        public override IReadOnlyList<OperationInput> Inputs { get; } = [new("steps", "Steps", InputKind.Text)];

        public override void AddTo(OperationPlan plan, OperationStep step, Catalog catalog) => plan.AddedTags.Add("danced");
    }
}
