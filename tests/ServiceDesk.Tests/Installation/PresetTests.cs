using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.Guides;
using ServiceDesk.Installation;
using ServiceDesk.Outbox;
using ServiceDesk.People;
using ServiceDesk.Testing;
using ServiceDesk.Tests.Notifications;
using ServiceDesk.Tests.Scenarios;
using ServiceDesk.Tickets;
using ServiceDesk.Timers;

namespace ServiceDesk.Tests.Installation;

/// <summary>What a fresh tenant of each preset does by itself.</summary>
public sealed class PresetTests(DeskFixture desks) : IClassFixture<DeskFixture>
{
    public static TheoryData<string> Names => [.. Preset.Names];

    [Theory, MemberData(nameof(Names))]
    public async Task EveryPreset_MakesATenant_ThatTakesARequest(string preset)
    {
        var desk = await desks.OnAsync(DatabaseProvider.Sqlite);
        var tenant = await desk.AddTenantAsync($"any-{preset}", preset);
        var ticket = await desk.OpenTicketAsync(tenant, "A question", "Where is the key?");
        Assert.True(ticket.IsActive);
        Assert.NotEmpty(Preset.Load(preset).Rules);
    }

    [Fact]
    public void TheFiveSystems_AreThere() => Assert.Equal(["care-desk", "helpdesk", "partner", "product-support", "provider"], Preset.Names);

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task AProvidersFault_FindsItsQueue_AndAStatusDrivesTheEscalation(DatabaseProvider provider)
    {
        var desk = await desks.OnAsync(provider);
        var tenant = await desk.AddTenantAsync("net", "provider");
        await MainPersonAsync(desk, tenant, "Network operations");
        var ticket = await desk.OpenTicketAsync(tenant, "Help", "We have no internet since this morning.");
        Assert.Equal("Faults", await QueueAsync(desk, tenant, ticket.Number));
        await FireAsync(desk, tenant, ticket.Id, "Nobody has started");

        var now = await ScenarioDesk.ReadAsync(desk, tenant, ticket.Number);
        Assert.Equal(("Escalated", "High"), await desk.InAsync(tenant, async scope =>
        {
            var catalog = await scope.GetRequiredService<CatalogCache>().GetAsync(scope.GetRequiredService<DeskDb>(), default);
            return (catalog.StatusName(now.StatusId), catalog.PriorityName(now.PriorityId));
        }));
        Assert.Single(now.History, x => x.Fact == Fact.Escalated);
        Assert.Contains(await desk.DeliverAsync(tenant), x => x.Kind == OutboxKind.Notice);
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task ACriticalRequest_FollowsItsOwnScenario(DatabaseProvider provider)
    {
        var desk = await desks.OnAsync(provider);
        var tenant = await desk.AddTenantAsync("soft", "product-support");
        await MainPersonAsync(desk, tenant, "Experts");
        var (usual, critical) = (await desk.OpenTicketAsync(tenant, "How do I print?"), await desk.OpenTicketAsync(tenant, "Production is down"));
        Assert.Equal("Usual", await ScenarioAsync(desk, tenant, usual.Number));
        Assert.Equal("Critical", await ScenarioAsync(desk, tenant, critical.Number));
        Assert.NotNull((await ScenarioDesk.ReadAsync(desk, tenant, critical.Number)).AssigneeId);
        await ScenarioDesk.WorkAsync(desk, tenant, usual.Number, Phase.Working);
        await Assert.ThrowsAsync<TicketRuleException>(() => ScenarioDesk.WorkAsync(desk, tenant, usual.Number, Phase.Solved));
        await ScenarioDesk.WorkAsync(desk, tenant, usual.Number, Phase.Solved, new("Press P."));
        await FireAsync(desk, tenant, usual.Id, "Solved and not reopened");
        Assert.Equal(Phase.Closed, (await ScenarioDesk.ReadAsync(desk, tenant, usual.Number)).Phase);
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task APartnersTicket_HasTwoStates_AndEitherSideReopensIt(DatabaseProvider provider)
    {
        var desk = await desks.OnAsync(provider);
        var tenant = await desk.AddTenantAsync("part", "partner");
        var ticket = await desk.OpenTicketAsync(tenant, "The gate does not open");
        Assert.Contains(await desk.DeliverAsync(tenant), x => x.Kind == OutboxKind.Notice);
        foreach (var (step, phase) in new[] { (RequestStep.Close, Phase.Closed), (RequestStep.Update, Phase.Closed), (RequestStep.Reopen, Phase.Working) })
        {
            await desk.InAsync(tenant, scope => scope.GetRequiredService<AnswerRequest>().RunAsync(
                new Act(tenant.Id, ticket.RequesterId, null, Door.Portal, scope.GetRequiredService<UtcClock>().UtcNow), ticket.Number, step, new("Word."), [], default));
            Assert.Equal(phase, (await ScenarioDesk.ReadAsync(desk, tenant, ticket.Number)).Phase);
        }
        await ScenarioDesk.WorkAsync(desk, tenant, ticket.Number, Phase.Closed);
        await ScenarioDesk.WorkAsync(desk, tenant, ticket.Number, Phase.Working);
        Assert.True((await ScenarioDesk.ReadAsync(desk, tenant, ticket.Number)).IsActive);
    }

    [Theory, MemberData(nameof(Names))]
    public async Task OnlyTheProvider_TellsTheAccountContactOfItsUpdates(string preset)
    {
        var desk = await desks.OnAsync(DatabaseProvider.Sqlite);
        var tenant = await desk.AddTenantAsync($"told-{preset}", preset);
        var domain = await NotifyDesk.CustomerAsync(desk, tenant, "contact");
        var ticket = await desk.OpenTicketAsync(tenant, requester: $"rita@{domain}");
        await NotifyDesk.MailsAsync(desk, tenant, ticket);
        await NotifyDesk.WorkAsync(desk, tenant, ticket, new() { Text = new("We look at it.") });
        Assert.Equal(preset == "provider", (await NotifyDesk.MailsAsync(desk, tenant, ticket)).Contains($"AccountUpdate contact@{domain}"));
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task AWordOfTriage_BeginsNothing_WhereOthersHaveToBegin(DatabaseProvider provider)
    {
        var desk = await desks.OnAsync(provider);
        var tenant = await desk.AddTenantAsync("care", "care-desk");
        var (others, own) = (await desk.OpenTicketAsync(tenant, "The projector is dark"), await desk.OpenTicketAsync(tenant, "An idea"));
        await ScenarioDesk.WorkAsync(desk, tenant, others.Number, null, new("We have not forgotten you."));
        Assert.Equal(Phase.Pending, (await ScenarioDesk.ReadAsync(desk, tenant, others.Number)).Phase);
        await ScenarioDesk.WorkAsync(desk, tenant, own.Number, null, new("We like it."));
        Assert.Equal(Phase.Working, (await ScenarioDesk.ReadAsync(desk, tenant, own.Number)).Phase);
    }

    /// <summary>The tenant's administrator leads the group.</summary>
    private static Task MainPersonAsync(TestDesk desk, TenantInfo tenant, string name) => desk.InAsync(tenant, async scope =>
    {
        var db = scope.GetRequiredService<DeskDb>();
        var group = await db.Groups.SingleAsync(x => x.Name == name);
        group.MainPersonId = await db.People.Where(x => x.StaffSince != null).Select(x => x.Id).FirstAsync();
        group.Members.Add(new GroupMember { TenantId = tenant.Id, PersonId = group.MainPersonId.Value });
        await db.SaveChangesAsync();
        scope.GetRequiredService<CatalogCache>().Forget(tenant.Id);
    });

    private static Task FireAsync(TestDesk desk, TenantInfo tenant, long ticketId, string why) => desk.InAsync(tenant, async scope =>
    {
        var timer = await scope.GetRequiredService<DeskDb>().Timers.SingleAsync(x => x.TicketId == ticketId && x.Why == why && x.FiredAt == null && x.CancelledAt == null);
        Assert.True(await scope.GetRequiredService<FireTimers>().RunAsync([timer.Id], default));
    });

    private static async Task<string> ScenarioAsync(TestDesk desk, TenantInfo tenant, int number) =>
        (await ScenarioDesk.ReadAsync(desk, tenant, number)).History.Single(x => x.Fact == Fact.ScenarioChanged).To!;

    private static async Task<string> QueueAsync(TestDesk desk, TenantInfo tenant, int number) => await desk.InAsync(tenant, async scope =>
    {
        var db = scope.GetRequiredService<DeskDb>();
        var queue = await db.Tickets.Where(x => x.Number == number).Select(x => x.QueueId).SingleAsync();
        return (await scope.GetRequiredService<CatalogCache>().GetAsync(db, default)).QueueName(queue);
    });
}
