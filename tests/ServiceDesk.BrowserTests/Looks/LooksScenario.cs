using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ServiceDesk.Access;
using ServiceDesk.Calendars;
using ServiceDesk.Conditions;
using ServiceDesk.Database;
using ServiceDesk.Scenarios;

namespace ServiceDesk.BrowserTests.Looks;

/// <summary>A scenario with something of everything; its draft has problems.</summary>
internal static class LooksScenario
{
    // The statuses of the desk, in the order of its preset.
    private const long Pending = 1;
    public const long Working = 2;
    private const long Waiting = 3;
    public const long Solved = 4;
    private const long Closed = 5;

    public static async Task<bool> PublishAsync(IServiceProvider scope)
    {
        var act = Act.OfDesk(scope.GetRequiredService<DeskDb>().TenantId, Door.Staff, scope.GetRequiredService<UtcClock>().UtcNow);
        var made = await scope.GetRequiredService<CreateScenario>().RunAsync(act, new("Careful", null, IsDefault: true), default);
        var edit = scope.GetRequiredService<EditScenario>();
        (long, long)[] ways = [(Pending, Working), (Pending, Solved), (Pending, Closed), (Working, Waiting), (Waiting, Working), (Working, Solved), (Solved, Working), (Solved, Closed), (Closed, Working)];
        ScenarioOutcome?[] outcomes =
        [
            await edit.DrawAsync(act, made.ScenarioId, new(Pending, [Pending, Working, Waiting, Solved, Closed], [Closed], ways), default),
            await edit.SetConditionsAsync(act, made.ScenarioId, new(Working, Solved)
            {
                Conditions = [new("answered", Comparison.IsTrue), new("subject", Comparison.ContainsNot, "an unusually long text that somebody has pasted into the condition")],
            }, default),
            await edit.SetStepsAsync(act, made.ScenarioId, Working, StatusEdge.Entering,
                [new("hand-out", new Dictionary<string, string> { ["way"] = "LeastOpen" }), new("note", new Dictionary<string, string> { ["text"] = "Look at the cellar first." })], default),
            await edit.SetTimerAsync(act, made.ScenarioId, Working, null,
                new("Worked on for too long", 3, DelayUnit.Days, null, [new("escalate", new Dictionary<string, string> { ["recipient"] = "main", ["text"] = "Please help." })]), default),
            await scope.GetRequiredService<PublishScenario>().RunAsync(act, made.ScenarioId, default),
        ];
        return outcomes.All(x => x is { IsDone: true }) ? true : throw new InvalidOperationException("The scenario of the pictures was refused.");
    }

    public static async Task<bool> DraftAsync(IServiceProvider scope)
    {
        var act = Act.OfDesk(scope.GetRequiredService<DeskDb>().TenantId, Door.Staff, scope.GetRequiredService<UtcClock>().UtcNow);
        var id = await scope.GetRequiredService<DeskDb>().Scenarios.Select(x => x.Id).SingleAsync();
        var drawn = await scope.GetRequiredService<EditScenario>().DrawAsync(
            act, id, new(Pending, [Pending, Working, Waiting, Solved, Closed], [Closed], [(Pending, Working), (Working, Solved), (Working, Waiting), (Solved, Closed)]), default);
        return drawn is { IsDone: true };
    }
}
