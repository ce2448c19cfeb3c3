using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ServiceDesk.Database;
using ServiceDesk.Guides;
using ServiceDesk.Testing;

namespace ServiceDesk.Tests.Guides;

/// <summary>What tests of the guides do to a desk.</summary>
internal static class GuideDesk
{
    public static GuideEntryInput Input(string name, params (string Name, string Value)[] values) =>
        new(name, new Dictionary<string, string>(), GuideColours.Default, null, values.ToDictionary(x => x.Name, x => x.Value));

    public static Task<GuideOutcome> CreateAsync(TestDesk desk, TenantInfo tenant, string guide, GuideEntryInput input) =>
        desk.InAsync(tenant, scope => scope.GetRequiredService<CreateGuideEntry>().RunAsync(desk.StaffAct(tenant), guide, input, default));

    public static Task<GuideOutcome> ChangeAsync(TestDesk desk, TenantInfo tenant, string guide, long id, GuideEntryInput input) =>
        desk.InAsync(tenant, scope => scope.GetRequiredService<ChangeGuideEntry>().RunAsync(desk.StaffAct(tenant), guide, id, input, default));

    public static Task<GuideOutcome> MoveAsync(TestDesk desk, TenantInfo tenant, string guide, long id, bool earlier) =>
        desk.InAsync(tenant, scope => scope.GetRequiredService<MoveGuideEntry>().RunAsync(desk.StaffAct(tenant), guide, id, earlier, default));

    public static Task<GuideOutcome> ArchiveAsync(TestDesk desk, TenantInfo tenant, string guide, long id) =>
        desk.InAsync(tenant, scope => scope.GetRequiredService<ArchiveGuideEntry>().RunAsync(desk.StaffAct(tenant), guide, id, default));

    public static Task<GuideOutcome> RestoreAsync(TestDesk desk, TenantInfo tenant, string guide, long id) =>
        desk.InAsync(tenant, scope => scope.GetRequiredService<RestoreGuideEntry>().RunAsync(desk.StaffAct(tenant), guide, id, default));

    public static async Task<GuideEntry> AddAsync(TestDesk desk, TenantInfo tenant, string guide, string name, params (string Name, string Value)[] values)
    {
        Assert.True((await CreateAsync(desk, tenant, guide, Input(name, values))).IsDone);
        return await FindAsync(desk, tenant, guide, name);
    }

    public static Task<GuideEntry> FindAsync(TestDesk desk, TenantInfo tenant, string guide, string name) =>
        desk.InAsync(tenant, scope => scope.GetRequiredService<DeskDb>().GuideEntries.AsNoTracking().SingleAsync(x => x.Kind == guide && x.Name == name));

    /// <summary>The names of the entries in use, in their order.</summary>
    public static Task<List<string>> NamesAsync(TestDesk desk, TenantInfo tenant, string guide) => desk.InAsync(tenant, async scope =>
        (await scope.GetRequiredService<GuideReader>().AllAsync(scope.GetRequiredService<GuideCatalog>().Find(guide)!, default))
            .Where(x => x.ArchivedAt is null).Select(x => x.Name).ToList());
}
