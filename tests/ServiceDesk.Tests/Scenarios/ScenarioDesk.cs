using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ServiceDesk.Conditions;
using ServiceDesk.Database;
using ServiceDesk.Guides;
using ServiceDesk.Scenarios;
using ServiceDesk.Testing;
using ServiceDesk.Tests.Dispatch;
using ServiceDesk.Tickets;

namespace ServiceDesk.Tests.Scenarios;

/// <summary>What tests of scenarios do to a desk.</summary>
internal static class ScenarioDesk
{
    /// <summary>Pending → working ⇄ waiting, working → solved (answered only) → closed, solved → working.</summary>
    public static readonly (Phase From, Phase To)[] Usual =
    [
        (Phase.Pending, Phase.Working), (Phase.Working, Phase.Waiting), (Phase.Waiting, Phase.Working),
        (Phase.Working, Phase.Solved), (Phase.Solved, Phase.Closed), (Phase.Solved, Phase.Working),
    ];

    public static async Task<long> StatusAsync(TestDesk desk, TenantInfo tenant, Phase phase) => (await RuleDesk.CatalogAsync(desk, tenant)).StatusFor(phase)!.Id;

    /// <summary>A new scenario with these ways; its draft.</summary>
    public static async Task<long> DrawAsync(TestDesk desk, TenantInfo tenant, string name, IReadOnlyList<(Phase From, Phase To)> ways, bool isDefault = true, long? customerId = null, long? contractId = null)
    {
        var act = desk.StaffAct(tenant);
        var catalog = await RuleDesk.CatalogAsync(desk, tenant);
        var made = await desk.InAsync(tenant, scope => scope.GetRequiredService<CreateScenario>().RunAsync(act, new(name, customerId, isDefault) { ContractId = contractId }, default));
        Assert.Empty(made.Problems);
        long Id(Phase phase) => catalog.StatusFor(phase)!.Id;
        var phases = ways.SelectMany(x => new[] { x.From, x.To }).Distinct().Select(Id).ToList();
        await EditAsync(desk, tenant, edit => edit.DrawAsync(act, made.ScenarioId, new(Id(Phase.Pending), phases, [Id(Phase.Closed)], [.. ways.Select(x => (Id(x.From), Id(x.To)))]), default));
        return made.ScenarioId;
    }

    public static Task EditAsync(TestDesk desk, TenantInfo tenant, Func<EditScenario, Task<ScenarioOutcome?>> edit) => desk.InAsync(tenant, async scope =>
    {
        var outcome = await edit(scope.GetRequiredService<EditScenario>());
        Assert.NotNull(outcome);
        Assert.Empty(outcome.Problems.Select(x => x.Pattern));
    });

    public static async Task PublishAsync(TestDesk desk, TenantInfo tenant, long scenarioId) =>
        Assert.Empty((await desk.InAsync(tenant, scope => scope.GetRequiredService<PublishScenario>().RunAsync(desk.StaffAct(tenant), scenarioId, default)))!.Problems.Select(x => x.Pattern));

    /// <summary>Problems as a page would show them in English.</summary>
    public static async Task<IReadOnlyList<string>> ProblemsAsync(TestDesk desk, TenantInfo tenant, ScenarioDefinition definition)
    {
        var catalog = await RuleDesk.CatalogAsync(desk, tenant);
        return [.. desk.Services.GetRequiredService<ScenarioCheck>().Problems(definition, catalog).Select(x => string.Format(System.Globalization.CultureInfo.InvariantCulture, x.Pattern, [.. x.Words]))];
    }

    /// <summary>Solving takes an answer.</summary>
    public static async Task SolveOnlyAnsweredAsync(TestDesk desk, TenantInfo tenant, long scenarioId)
    {
        var (working, solved) = (await StatusAsync(desk, tenant, Phase.Working), await StatusAsync(desk, tenant, Phase.Solved));
        await EditAsync(desk, tenant, edit => edit.SetConditionsAsync(
            desk.StaffAct(tenant), scenarioId, new(working, solved) { Conditions = [new Condition("answered", Comparison.IsTrue)] }, default));
    }

    public static async Task WorkAsync(TestDesk desk, TenantInfo tenant, int number, Phase? phase = null, NewText? text = null, MessageKind kind = MessageKind.Public)
    {
        var status = phase is { } wanted ? await StatusAsync(desk, tenant, wanted) : (long?)null;
        await desk.InAsync(tenant, async scope => Assert.True(await scope.GetRequiredService<WorkOnTicket>().RunAsync(
            desk.StaffAct(tenant), number, new() { StatusId = status, Text = text ?? NewText.None, Kind = kind }, default)));
    }

    public static Task<Ticket> ReadAsync(TestDesk desk, TenantInfo tenant, int number) => desk.InAsync(tenant, scope =>
        scope.GetRequiredService<DeskDb>().Tickets.AsNoTracking().Include(x => x.History).SingleAsync(x => x.Number == number));
}
