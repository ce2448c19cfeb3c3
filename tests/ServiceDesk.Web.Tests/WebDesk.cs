using System.Net;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.Mvc.Testing.Handlers;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Serilog.Extensions.Logging;
using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.Database.Postgres;
using ServiceDesk.Database.Sqlite;
using ServiceDesk.Dispatch;
using ServiceDesk.Installation;
using ServiceDesk.People;
using ServiceDesk.Tenants;
using ServiceDesk.Testing;
using ServiceDesk.Tickets;
using ServiceDesk.Web.SignIn;

namespace ServiceDesk.Web.Tests;

/// <summary>
/// The whole application over an empty database of its own, with two tenants: <c>alpha</c> (helpdesk) and <c>beta</c> (care-desk).
/// Each has an administrator, an agent and a requester who can sign in with <see cref="Password"/>.
/// </summary>
public sealed class WebDesk : WebApplicationFactory<Program>
{
    public const string Password = "correct horse battery";

    private readonly TestDatabase database;
    private readonly Action<IServiceCollection>? configure;
    private readonly IReadOnlyDictionary<string, string> settings;

    private WebDesk(TestDatabase database, Action<IServiceCollection>? configure, IReadOnlyDictionary<string, string> settings)
    {
        this.database = database;
        this.configure = configure;
        this.settings = settings;
    }

    public WebTenant Alpha { get; private set; } = null!;
    public WebTenant Beta { get; private set; } = null!;

    /// <summary>Commands that requests have sent to the database inside a tenant.</summary>
    public CommandCount Commands { get; } = new();

    /// <summary>Where the application answers; a tenant's pages begin with its slug.</summary>
    public Uri Address => ClientOptions.BaseAddress;

    /// <summary>Without tenants, as at the first start.</summary>
    public static async Task<WebDesk> StartEmptyAsync(
        DatabaseProvider provider = DatabaseProvider.Sqlite, Action<IServiceCollection>? configure = null, Dictionary<string, string>? settings = null) =>
        new(await TestDatabase.CreateAsync(provider), configure, settings ?? []);

    /// <param name="provider">SQLite or PostgreSQL.</param>
    /// <param name="configure">Changes to the services, after the application's own.</param>
    /// <param name="settings">More settings, such as <c>SignIn:PublicFormsPerMinute</c>.</param>
    /// <param name="kestrel">Listens on a free port of 127.0.0.1 (<see cref="Address"/>), for a real browser.</param>
    public static async Task<WebDesk> StartAsync(
        DatabaseProvider provider = DatabaseProvider.Sqlite, Action<IServiceCollection>? configure = null, Dictionary<string, string>? settings = null,
        bool kestrel = false)
    {
        var desk = new WebDesk(await TestDatabase.CreateAsync(provider), configure, settings ?? []);
        if (kestrel)
            desk.UseKestrel(0);
        desk.Alpha = await desk.CreateAsync(new("alpha", "Alpha", "helpdesk", "ada@alpha.test", "help@alpha.test") { AdministratorName = "Ada Alpha" }, "Alan Agent");
        desk.Beta = await desk.CreateAsync(new("beta", "Beta", "care-desk", "bob@beta.test", "help@beta.test") { AdministratorName = "Bob Beta" }, "Bea Agent");
        return desk;
    }

    /// <summary>A browser in which the person is signed in; without a person, nobody is.</summary>
    public async Task<Browser> BrowserAsync(WebTenant tenant, WebPerson? person = null, string language = "en")
    {
        var cookies = new CookieContainer();
        if (person is not null)
            cookies.Add(new Cookie("desk", await CookieAsync(tenant, person), $"/{tenant.Slug}", Address.Host));
        var client = CreateDefaultClient(Address, new CookieContainerHandler(cookies));
        client.DefaultRequestHeaders.Add("Accept", "text/html");
        client.DefaultRequestHeaders.Add("Accept-Language", language);
        return new Browser(client, cookies, tenant);
    }

    /// <summary>Works inside a tenant with fresh services, as a request does.</summary>
    public async Task<T> InAsync<T>(WebTenant tenant, Func<IServiceProvider, Task<T>> work)
    {
        await using var scope = Services.GetRequiredService<TenantScopes>().Enter(tenant.Info);
        return await work(scope.ServiceProvider);
    }

    public Task InAsync(WebTenant tenant, Func<IServiceProvider, Task> work) => InAsync(tenant, async scope =>
    {
        await work(scope);
        return true;
    });

    /// <summary>A query over the tenant's rows.</summary>
    public Task<T> ReadAsync<T>(WebTenant tenant, Func<DeskDb, Task<T>> query) => InAsync(tenant, scope => query(scope.GetRequiredService<DeskDb>()));

    /// <summary>A ticket of a requester's, as the portal's form would open it.</summary>
    public Task<Ticket> OpenTicketAsync(
        WebTenant tenant, string subject = "The printer smokes", string text = "It smokes since this morning.", string? requester = null,
        IReadOnlyList<NewFile>? files = null) =>
        InAsync(tenant, async scope =>
        {
            var at = scope.GetRequiredService<UtcClock>().UtcNow;
            var db = scope.GetRequiredService<DeskDb>();
            var person = await scope.GetRequiredService<PersonFinder>().FindOrAddAsync(null, requester ?? tenant.Requester.Address, at, default);
            await db.SaveChangesAsync();
            return await scope.GetRequiredService<OpenTicket>().RunAsync(
                Act.Of(person, Door.Portal, at), new NewTicket(subject, new NewText(text), person) { Files = files ?? [] }, default);
        });

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Production");
        builder.UseSetting("Desk:DataFolder", database.Folder);
        builder.UseSetting("Mail:Receiver:Port", "off");
        builder.UseSetting("Jobs:Run", "false");
        builder.UseSetting("Desk:UndoSeconds", "0"); // Replies go out at once, but where a test says otherwise.
        builder.UseSetting("Database:Provider", database.Settings.Provider == DatabaseProvider.Postgres ? "postgresql" : "sqlite");
        builder.UseSetting("ConnectionStrings:Desk", database.Settings.Desk);
        builder.UseSetting("ConnectionStrings:DeskOwner", database.Settings.Owner);
        builder.UseSetting("SignIn:PublicFormsPerMinute", "10000"); // All requests of a test run seem to come from one address.
        foreach (var (name, value) in settings)
            builder.UseSetting(name, value);
        builder.ConfigureTestServices(services =>
        {
            services.AddLogging(logging => logging.AddFilter<SerilogLoggerProvider>(null, LogLevel.Error));
            services.AddHttpContextAccessor();
            services.ConfigureDbContext<SqliteDeskDb>((scope, options) => options.AddInterceptors(Commands.Interceptor(scope)));
            services.ConfigureDbContext<PostgresDeskDb>((scope, options) => options.AddInterceptors(Commands.Interceptor(scope)));
            services.Configure<PasswordHasherOptions>(options => options.IterationCount = 100); // Tests sign in often.
            configure?.Invoke(services);
        });
    }

    private async Task<WebTenant> CreateAsync(NewTenant input, string agent)
    {
        var (info, administrator) = await Services.GetRequiredService<CreateTenant>().RunAsync(input, default);
        await using var scope = Services.GetRequiredService<TenantScopes>().Enter(info);
        var db = scope.ServiceProvider.GetRequiredService<DeskDb>();
        var at = scope.ServiceProvider.GetRequiredService<UtcClock>().UtcNow;
        var colleague = new Person { TenantId = info.Id, Name = agent, Address = $"agent@{info.Slug}.test", CreatedAt = at };
        colleague.Employ(StaffRole.Agent, at);
        db.Customers.Add(new Customer { TenantId = info.Id, Name = "Customer Ltd", MailDomain = "customer.test", CreatedAt = at });
        db.People.Add(colleague);
        await DefaultRole.GiveAsync(db, colleague, default);
        await db.SaveChangesAsync();
        var requester = await scope.ServiceProvider.GetRequiredService<PersonFinder>().FindOrAddAsync("Rita Requester", "rita@customer.test", at, default);
        await db.SaveChangesAsync();
        var chief = await db.People.SingleAsync(x => x.Id == administrator);
        var accounts = scope.ServiceProvider.GetRequiredService<UserManager<Account>>();
        return new(info, await RegisterAsync(accounts, chief), await RegisterAsync(accounts, colleague), await RegisterAsync(accounts, requester));
    }

    private static async Task<WebPerson> RegisterAsync(UserManager<Account> accounts, Person person)
    {
        var account = new Account { TenantId = person.TenantId, PersonId = person.Id, UserName = person.Address, Email = person.Address, EmailConfirmed = true };
        var result = await accounts.CreateAsync(account, Password);
        Assert.True(result.Succeeded, string.Join(", ", result.Errors.Select(x => x.Description)));
        return new(person.Id, person.Name, person.Address);
    }

    /// <summary>The value of the cookie <c>desk</c> that signing in sets, without the page that does it.</summary>
    public Task<string> CookieAsync(WebTenant tenant, WebPerson person) => InAsync(tenant, async scope =>
    {
        var account = await scope.GetRequiredService<UserManager<Account>>().FindByNameAsync(person.Address);
        Assert.NotNull(account);
        var principal = await scope.GetRequiredService<IUserClaimsPrincipalFactory<Account>>().CreateAsync(account);
        var now = scope.GetRequiredService<TimeProvider>().GetUtcNow();
        var session = await scope.GetRequiredService<Sessions>().StartAsync(account, "Test", null, scope.GetRequiredService<UtcClock>().UtcNow, default);
        ((ClaimsIdentity)principal.Identity!).AddClaims(
            [new(DeskClaims.Session, session.Id.ToString()), new(DeskClaims.Confirmed, now.ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture))]);
        var ticket = new AuthenticationTicket(
            principal, new AuthenticationProperties { IssuedUtc = now, ExpiresUtc = now.AddDays(1) }, IdentityConstants.ApplicationScheme);
        var options = scope.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get(IdentityConstants.ApplicationScheme);
        return options.TicketDataFormat.Protect(ticket);
    });

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await database.DisposeAsync();
        GC.SuppressFinalize(this);
    }
}

/// <summary>A tenant of a <see cref="WebDesk"/> and who can sign in to it.</summary>
public sealed record WebTenant(TenantInfo Info, WebPerson Administrator, WebPerson Agent, WebPerson Requester)
{
    public string Slug => Info.Slug;
}

public sealed record WebPerson(long Id, string Name, string Address);
