using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using ServiceDesk.Access;
using ServiceDesk.Conditions;
using ServiceDesk.Database;
using ServiceDesk.Dispatch;
using ServiceDesk.Operations;
using ServiceDesk.Tickets;

namespace ServiceDesk.BrowserTests.Looks;

/// <summary>Rules to look at: some in force, and a draft that differs.</summary>
internal static class LooksRules
{
    public static async Task<Guid> PublishAsync(IServiceProvider scope)
    {
        var key = await CreateAsync(scope, "Networks", all: false,
            [new("subject-or-text", Comparison.ContainsWord, "network\nWi-Fi\nVPN\na-very-long-word-that-nobody-would-ever-write-in-a-request-but-that-somebody-put-into-a-rule"), new("header", Comparison.IsFilled, "", "X-Network-Alarm")],
            [Step("tags", "tags", "network"), Step("priority", "priority", (await CatalogAsync(scope)).Priorities[^1].Id.ToString(CultureInfo.InvariantCulture))]);
        await CreateAsync(scope, "Screens", all: true, [new("subject", Comparison.Contains, "network"), new("file-name", Comparison.EndsWith, ".pdf")], [Step("tags", "tags", "screens")]);
        await scope.GetRequiredService<PublishRules>().RunAsync(Act(scope), default);
        return key;
    }

    public static async Task<Guid> DraftAsync(IServiceProvider scope)
    {
        var catalog = await CatalogAsync(scope);
        return await CreateAsync(scope, "Screens and other things for the desks of people who work at home", all: true,
            [new("subject-or-text", Comparison.Contains, "screen\nkeyboard"), new("queue", Comparison.IsOneOf, catalog.Queues[0].Id.ToString(CultureInfo.InvariantCulture)), new("automatic", Comparison.IsFalse)],
            [Step("queue", "queue", catalog.Queues[^1].Id.ToString(CultureInfo.InvariantCulture)), new("notify", new Dictionary<string, string> { ["recipient"] = "group", ["text"] = "Somebody needs a thing." })]);
    }

    private static async Task<Guid> CreateAsync(IServiceProvider scope, string name, bool all, Condition[] conditions, OperationStep[] steps)
    {
        var outcome = await scope.GetRequiredService<CreateRule>().RunAsync(
            Act(scope), new(name, "What this rule is for.", true, new() { All = all, Conditions = conditions, Operations = steps, Stops = true }), default);
        return outcome.IsDone ? outcome.Key : throw new InvalidOperationException(outcome.Problems[0].Pattern);
    }

    private static OperationStep Step(string operation, string input, string value) => new(operation, new Dictionary<string, string> { [input] = value });

    private static async Task<Catalog> CatalogAsync(IServiceProvider scope) =>
        await scope.GetRequiredService<CatalogCache>().GetAsync(scope.GetRequiredService<DeskDb>(), default);

    private static Act Act(IServiceProvider scope) =>
        ServiceDesk.Access.Act.OfDesk(scope.GetRequiredService<DeskDb>().TenantId, Door.Staff, scope.GetRequiredService<UtcClock>().UtcNow);
}
