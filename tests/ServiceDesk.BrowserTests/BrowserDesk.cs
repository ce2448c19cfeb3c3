using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.Playwright;
using Serilog.Extensions.Logging;
using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.Installation;
using ServiceDesk.People;
using ServiceDesk.Tenants;
using ServiceDesk.Testing;
using ServiceDesk.Web.SignIn;

namespace ServiceDesk.BrowserTests;

/// <summary>
/// The whole application on a port of its own: pages, SMTP receiver, worker and schedule, over an empty database, with one tenant.
/// Everybody in it signs in with <see cref="Password"/>.
/// </summary>
public sealed class BrowserDesk : WebApplicationFactory<Program>
{
    public const string Password = "correct horse battery";

    private readonly TestDatabase database;
    private readonly Dictionary<string, string> settings;
    private readonly string root;

    private BrowserDesk(TestDatabase database, Dictionary<string, string> settings, int port)
    {
        this.database = database;
        this.settings = settings;
        root = $"http://127.0.0.1:{port}";
        UseKestrel(port);
    }

    public TenantInfo Tenant { get; private set; } = null!;
    public DeskPerson Administrator { get; private set; } = null!;
    public DeskPerson Agent { get; private set; } = null!;

    /// <summary>A requester with an account.</summary>
    public DeskPerson Requester { get; private set; } = null!;

    public LiveStreams Streams { get; } = new();

    public Network Network { get; } = new();

    /// <summary>Where mails are written when no server is configured.</summary>
    public string SentFolder => Path.Combine(database.Folder, "sent");

    public static async Task<BrowserDesk> StartAsync(DatabaseProvider provider = DatabaseProvider.Sqlite, Dictionary<string, string>? settings = null, string preset = "helpdesk")
    {
        // The public address goes into mails, so it must be known before the application listens on it.
        var desk = new BrowserDesk(await TestDatabase.CreateAsync(provider), settings ?? [], FreePort.Find());
        var input = new NewTenant("alpha", "Alpha Support", preset, "ada@alpha.test", "help@alpha.test") { AdministratorName = "Ada Alpha" };
        (desk.Tenant, var administrator) = await desk.Services.GetRequiredService<CreateTenant>().RunAsync(input, default);
        await desk.InAsync(scope => desk.AddPeopleAsync(scope, administrator));
        return desk;
    }

    /// <param name="path">Behind the tenant's slug, without a slash before it.</param>
    /// <param name="tenant">Null: the one tenant that every desk of a test has.</param>
    public string Url(string path = "", TenantInfo? tenant = null) => $"{root}/{(tenant ?? Tenant).Slug}/{path}";

    /// <summary>A browser of its own, with its cookies and its one live stream, in which somebody is signed in.</summary>
    public async Task<IBrowserContext> VisitAsync(IBrowser browser, DeskPerson? person, BrowserNewContextOptions? options = null, TenantInfo? tenant = null)
    {
        var context = await browser.NewContextAsync(options ?? new() { Locale = "en-GB" });
        if (person is not null)
            await context.AddCookiesAsync([new() { Name = "desk", Value = await CookieAsync(tenant ?? Tenant, person), Domain = "127.0.0.1", Path = $"/{(tenant ?? Tenant).Slug}" }]);
        return context;
    }

    /// <summary>Works inside the tenant with fresh services, as a request does.</summary>
    public Task<T> InAsync<T>(Func<IServiceProvider, Task<T>> work) => InAsync(Tenant, work);

    public async Task<T> InAsync<T>(TenantInfo tenant, Func<IServiceProvider, Task<T>> work)
    {
        await using var scope = Services.GetRequiredService<TenantScopes>().Enter(tenant);
        return await work(scope.ServiceProvider);
    }

    /// <summary>Lets somebody whom a tenant knows sign in.</summary>
    public Task<DeskPerson> RegisterAsync(TenantInfo tenant, long personId) =>
        InAsync(tenant, async scope => await RegisterAsync(scope, await scope.GetRequiredService<DeskDb>().People.SingleAsync(x => x.Id == personId)));

    public Task InAsync(Func<IServiceProvider, Task> work) => InAsync(async scope =>
    {
        await work(scope);
        return true;
    });

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Production");
        builder.UseSetting("Desk:DataFolder", database.Folder);
        builder.UseSetting("Desk:PublicUrl", root);
        builder.UseSetting("Mail:Receiver:Port", "0");
        builder.UseSetting("Desk:UndoSeconds", "0"); // Replies go out at once, but where a walk says otherwise.
        builder.UseSetting("Database:Provider", database.Settings.Provider == DatabaseProvider.Postgres ? "postgresql" : "sqlite");
        builder.UseSetting("ConnectionStrings:Desk", database.Settings.Desk);
        builder.UseSetting("ConnectionStrings:DeskOwner", database.Settings.Owner);
        foreach (var (name, value) in settings)
            builder.UseSetting(name, value);
        builder.ConfigureTestServices(services => services
            .AddSingleton<IStartupFilter>(Network)
            .AddSingleton<IStartupFilter>(Streams)
            .AddLogging(logging => logging.AddFilter<SerilogLoggerProvider>(null, LogLevel.Error)));
    }

    private async Task AddPeopleAsync(IServiceProvider scope, long administrator)
    {
        var db = scope.GetRequiredService<DeskDb>();
        var at = scope.GetRequiredService<UtcClock>().UtcNow;
        db.Customers.Add(new Customer { TenantId = Tenant.Id, Name = "Customer Ltd", MailDomain = "customer.test", CreatedAt = at });
        await db.SaveChangesAsync();
        var finder = scope.GetRequiredService<PersonFinder>();
        var agent = await finder.FindOrAddAsync("Alan Agent", "alan@alpha.test", at, default);
        agent.Employ(StaffRole.Agent, at);
        await DefaultRole.GiveAsync(db, agent, default);
        var requester = await finder.FindOrAddAsync("Rita Requester", "rita@customer.test", at, default);
        await db.SaveChangesAsync();
        Administrator = await RegisterAsync(scope, await db.People.SingleAsync(x => x.Id == administrator));
        Agent = await RegisterAsync(scope, agent);
        Requester = await RegisterAsync(scope, requester);
    }

    private static async Task<DeskPerson> RegisterAsync(IServiceProvider scope, Person person)
    {
        var account = await scope.GetRequiredService<AccountOpener>().EnsureAsync(person, default);
        var result = await scope.GetRequiredService<UserManager<Account>>().AddPasswordAsync(account, Password);
        Assert.True(result.Succeeded, string.Join(", ", result.Errors.Select(x => x.Description)));
        return new(person.Id, person.Name, person.Address);
    }

    // What signing in would set, without the page that does it.
    private Task<string> CookieAsync(TenantInfo tenant, DeskPerson person) => InAsync(tenant, async scope =>
    {
        var account = await scope.GetRequiredService<UserManager<Account>>().FindByNameAsync(person.Address);
        Assert.NotNull(account);
        var principal = await scope.GetRequiredService<IUserClaimsPrincipalFactory<Account>>().CreateAsync(account);
        var session = await scope.GetRequiredService<Sessions>().StartAsync(account, "Test", null, scope.GetRequiredService<UtcClock>().UtcNow, default);
        ((ClaimsIdentity)principal.Identity!).AddClaims(
            [new(DeskClaims.Session, session.Id.ToString()), new(DeskClaims.Confirmed, session.StartedAt.Subtract(DateTime.UnixEpoch).TotalSeconds.ToString("F0", CultureInfo.InvariantCulture))]);
        var now = TimeProvider.System.GetUtcNow();
        var ticket = new AuthenticationTicket(
            principal, new AuthenticationProperties { IssuedUtc = now, ExpiresUtc = now.AddDays(1) }, IdentityConstants.ApplicationScheme);
        return scope.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get(IdentityConstants.ApplicationScheme).TicketDataFormat.Protect(ticket);
    });

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await database.DisposeAsync();
        GC.SuppressFinalize(this);
    }
}

/// <summary>Somebody who can sign in.</summary>
public sealed record DeskPerson(long Id, string Name, string Address);
