using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ServiceDesk.Conditions;
using ServiceDesk.Database;
using ServiceDesk.Dispatch;
using ServiceDesk.Operations;
using ServiceDesk.People;
using ServiceDesk.Testing;
using ServiceDesk.Tickets;

namespace ServiceDesk.Tests.Dispatch;

/// <summary>What tests of the rules do to a desk.</summary>
internal static class RuleDesk
{
    public static OperationStep Step(string operation, params (string Name, object Value)[] values) =>
        new(operation, values.ToDictionary(x => x.Name, x => x.Value.ToString()!));

    public static RuleInput Rule(string name, IReadOnlyList<Condition> conditions, IReadOnlyList<OperationStep> steps, bool all = true, bool stops = false, bool isOn = true) =>
        new(name, null, isOn, new() { All = all, Conditions = conditions, Operations = steps, Stops = stops });

    /// <summary>Puts these rules in force in the place of all others but the last one.</summary>
    public static async Task PublishAsync(TestDesk desk, TenantInfo tenant, params RuleInput[] rules)
    {
        await DraftAsync(desk, tenant, rules);
        Assert.True(await desk.InAsync(tenant, scope => scope.GetRequiredService<PublishRules>().RunAsync(desk.StaffAct(tenant), default)));
    }

    public static async Task DraftAsync(TestDesk desk, TenantInfo tenant, params RuleInput[] rules)
    {
        var act = desk.StaffAct(tenant);
        var former = await desk.InAsync(tenant, async scope => (await scope.GetRequiredService<RuleDrafts>().CurrentAsync(default))!.Rules.Where(x => !x.IsDefault).ToList());
        foreach (var rule in former)
            Assert.True(await desk.InAsync(tenant, scope => scope.GetRequiredService<DeleteRule>().RunAsync(act, rule.Key, default)));
        foreach (var rule in rules)
        {
            var outcome = await desk.InAsync(tenant, scope => scope.GetRequiredService<CreateRule>().RunAsync(act, rule, default));
            Assert.Empty(outcome.Problems.Select(x => x.Pattern));
        }
    }

    public static Task<Catalog> CatalogAsync(TestDesk desk, TenantInfo tenant) => desk.InAsync(tenant, async scope =>
        await scope.GetRequiredService<CatalogCache>().GetAsync(scope.GetRequiredService<DeskDb>(), default));

    public static Task<Ticket> ReadAsync(TestDesk desk, TenantInfo tenant, long id) => desk.InAsync(tenant, scope =>
        scope.GetRequiredService<DeskDb>().Tickets.AsNoTracking().Include(x => x.History).SingleAsync(x => x.Id == id));

    public static Task<DispatchStory> StoryAsync(TestDesk desk, TenantInfo tenant, long ticketId) => desk.InAsync(tenant, async scope =>
        DispatchTrace.Read(await scope.GetRequiredService<DeskDb>().DispatchTraces.Where(x => x.TicketId == ticketId).Select(x => x.Story).SingleAsync()));

    /// <summary>Staff who share a group.</summary>
    public static Task<Group> GroupAsync(TestDesk desk, TenantInfo tenant, string name, Distribution distribution, params string[] members) => desk.InAsync(tenant, async scope =>
    {
        var (db, at) = (scope.GetRequiredService<DeskDb>(), scope.GetRequiredService<UtcClock>().UtcNow);
        var people = members.Select(x => new Person { TenantId = tenant.Id, Name = x, Address = $"{x.ToLowerInvariant()}.{Guid.NewGuid():N}@staff.test", CreatedAt = at }).ToList();
        foreach (var person in people)
            person.Employ(StaffRole.Agent, at);
        db.AddRange(people);
        await db.SaveChangesAsync();
        var group = new Group { TenantId = tenant.Id, Name = name, Distribution = distribution, MainPersonId = people[0].Id };
        foreach (var person in people)
            group.Members.Add(new GroupMember { TenantId = tenant.Id, PersonId = person.Id });
        db.Add(group);
        await db.SaveChangesAsync();
        scope.GetRequiredService<CatalogCache>().Forget(tenant.Id);
        return group;
    });
}
