using Microsoft.Extensions.DependencyInjection;
using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.Dispatch;
using ServiceDesk.Installation;
using ServiceDesk.People;
using ServiceDesk.Sending;
using ServiceDesk.Tenants;
using ServiceDesk.Tickets;

namespace ServiceDesk.Testing;

/// <summary>A desk without a browser on a database of its own, with two tenants: <c>alpha</c> and <c>beta</c>.</summary>
public sealed partial class TestDesk : IAsyncDisposable
{
    private readonly TestDatabase database;
    private readonly ServiceProvider services;

    private TestDesk(TestDatabase database, ServiceProvider services)
    {
        this.database = database;
        this.services = services;
    }

    public IServiceProvider Services => services;
    public RecordingTransport Transport => services.GetRequiredService<RecordingTransport>();
    public DatabaseSettings Settings => database.Settings;
    public string Folder => database.Folder;
    public TenantInfo Alpha { get; private set; } = null!;
    public TenantInfo Beta { get; private set; } = null!;

    /// <summary>The administrators made with the tenants.</summary>
    public long AlphaAdministrator { get; private set; }
    public long BetaAdministrator { get; private set; }

    private readonly Dictionary<int, long> administrators = [];

    /// <summary>Another tenant, made from a preset.</summary>
    public async Task<TenantInfo> AddTenantAsync(string slug, string preset)
    {
        var made = await services.GetRequiredService<CreateTenant>().RunAsync(new(slug, slug, preset, $"ann@{slug}.test", $"help@{slug}.test") { AdministratorName = "Ann" }, default);
        administrators[made.Tenant.Id] = made.AdministratorId;
        return made.Tenant;
    }

    public static async Task<TestDesk> CreateAsync(DatabaseProvider provider, Action<IServiceCollection>? configure = null)
    {
        var database = await TestDatabase.CreateAsync(provider);
        var collection = new ServiceCollection().AddLogging().AddDesk(database.Settings, database.Folder);
        collection.AddSingleton<RecordingTransport>().AddSingleton<IMailTransport>(provider => provider.GetRequiredService<RecordingTransport>());
        configure?.Invoke(collection);
        var desk = new TestDesk(database, collection.BuildServiceProvider(new ServiceProviderOptions { ValidateScopes = true, ValidateOnBuild = true }));
        var create = desk.services.GetRequiredService<CreateTenant>();
        (desk.Alpha, desk.AlphaAdministrator) = await create.RunAsync(
            new("alpha", "Alpha", "helpdesk", "ada@alpha.test", "help@alpha.test") { AdministratorName = "Ada Alpha" }, default);
        (desk.Beta, desk.BetaAdministrator) = await create.RunAsync(
            new("beta", "Beta", "care-desk", "bob@beta.test", "help@beta.test") { AdministratorName = "Bob Beta" }, default);
        (desk.administrators[desk.Alpha.Id], desk.administrators[desk.Beta.Id]) = (desk.AlphaAdministrator, desk.BetaAdministrator);
        return desk;
    }

    /// <summary>Works inside a tenant with fresh services, as a request does.</summary>
    public async Task<T> InAsync<T>(TenantInfo tenant, Func<IServiceProvider, Task<T>> work)
    {
        await using var scope = services.GetRequiredService<TenantScopes>().Enter(tenant);
        return await work(scope.ServiceProvider);
    }

    public Task InAsync(TenantInfo tenant, Func<IServiceProvider, Task> work) => InAsync(tenant, async scope =>
    {
        await work(scope);
        return true;
    });

    public Act StaffAct(TenantInfo tenant, Door door = Door.Staff) => new(
        tenant.Id, administrators[tenant.Id], StaffRole.Administrator, door, services.GetRequiredService<UtcClock>().UtcNow);

    /// <summary>A ticket of a requester's, as the portal's form would open it.</summary>
    public Task<Ticket> OpenTicketAsync(
        TenantInfo tenant, string subject = "The printer smokes", string text = "It smokes since this morning.", string requester = "rita@customer.test",
        IReadOnlyList<NewFile>? files = null) =>
        InAsync(tenant, async scope =>
        {
            var clock = scope.GetRequiredService<UtcClock>();
            var db = scope.GetRequiredService<DeskDb>();
            var person = await scope.GetRequiredService<PersonFinder>().FindOrAddAsync(null, requester, clock.UtcNow, default);
            await db.SaveChangesAsync();
            return await scope.GetRequiredService<OpenTicket>().RunAsync(
                Act.Of(person, Door.Portal, clock.UtcNow), new NewTicket(subject, new NewText(text), person) { Files = files ?? [] }, default);
        });

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        await database.DisposeAsync();
    }
}
