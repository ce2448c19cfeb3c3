using System.Diagnostics;
using System.Globalization;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ServiceDesk.Database;
using ServiceDesk.Installation;
using ServiceDesk.People;
using ServiceDesk.Seeding;
using ServiceDesk.Tenants;

namespace ServiceDesk.Benchmarks;

/// <summary>A desk with many tickets and with people who can sign in, made when its database does not hold them already.</summary>
internal sealed class SeededDesk : IAsyncDisposable
{
    public const string Slug = "alpha";
    public const string MailAddress = "help@alpha.example";
    public const string Password = "a password for benchmarks";
    public const int Messages = 4;
    private const int Seed = 1;
    private const int Signers = 50;

    private readonly ServiceProvider services;
    private readonly int tickets;

    private SeededDesk(DatabaseSettings settings, string folder, int tickets)
    {
        Settings = settings;
        Folder = folder;
        this.tickets = tickets;
        services = new ServiceCollection().AddLogging().AddDesk(settings, folder).BuildServiceProvider();
    }

    public DatabaseSettings Settings { get; }
    public string Folder { get; }
    public TenantInfo Tenant { get; private set; } = null!;

    /// <summary>A word that stands in about twenty tickets: the name of a machine, which the texts of these tickets mention.</summary>
    public string RareWord => AssetNames.For(Seed, tickets / 2, tickets).ToLowerInvariant();

    public static async Task<SeededDesk> OpenAsync(DatabaseProvider provider, int tickets, string data, PostgresServer? server, CancellationToken cancellation)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"{(provider == DatabaseProvider.Sqlite ? "sqlite" : "postgresql")}-{tickets}");
        var folder = Directory.CreateDirectory(Path.Combine(data, name)).FullName;
        var file = $"Data Source={Path.Combine(folder, "desk.db")}";
        var settings = server is null
            ? new DatabaseSettings(DatabaseProvider.Sqlite, file, file)
            : await server.DatabaseAsync(string.Create(CultureInfo.InvariantCulture, $"desk_bench_{tickets}"), cancellation);
        await new DatabaseMigrator(settings).MigrateAsync(cancellation);
        var desk = new SeededDesk(settings, folder, tickets);
        await desk.FillAsync(cancellation);
        return desk;
    }

    /// <summary>Works inside the tenant with fresh services.</summary>
    public async Task<T> InAsync<T>(Func<IServiceProvider, Task<T>> work)
    {
        await using var scope = services.GetRequiredService<TenantScopes>().Enter(Tenant);
        return await work(scope.ServiceProvider);
    }

    /// <summary>Addresses of staff and of the requesters with the most tickets, all with <see cref="Password"/>.</summary>
    public async Task<(IReadOnlyList<string> Staff, IReadOnlyList<string> Requesters)> SignersAsync(CancellationToken cancellation)
    {
        var (staff, requesters) = await InAsync(async scope =>
        {
            var db = scope.GetRequiredService<DeskDb>();
            return (
                await db.People.Where(x => x.Role != null).OrderBy(x => x.Id).ToListAsync(cancellation),
                await db.People.Where(x => x.Role == null).OrderBy(x => x.Id).Take(Signers).ToListAsync(cancellation));
        });
        foreach (var person in staff.Concat(requesters))
            await InAsync(async scope =>
            {
                var accounts = scope.GetRequiredService<UserManager<Account>>();
                if (await accounts.FindByNameAsync(person.Address) is not null)
                    return true;
                var account = new Account { TenantId = Tenant.Id, PersonId = person.Id, UserName = person.Address, Email = person.Address };
                var result = await accounts.CreateAsync(account, Password);
                return result.Succeeded ? true : throw new InvalidOperationException(string.Join(" ", result.Errors.Select(x => x.Description)));
            });
        return ([.. staff.Select(x => x.Address)], [.. requesters.Select(x => x.Address)]);
    }

    private async Task FillAsync(CancellationToken cancellation)
    {
        var directory = services.GetRequiredService<TenantDirectory>();
        Tenant = await directory.BySlugAsync(Slug, cancellation)
            ?? (await services.GetRequiredService<CreateTenant>().RunAsync(
                new(Slug, "Alpha", "helpdesk", "ada@alpha.example", MailAddress) { AdministratorName = "Ada Alpha" }, cancellation)).Tenant;
        var clock = Stopwatch.StartNew();
        var shown = TimeSpan.Zero;
        var progress = new SynchronousProgress(number =>
        {
            if (clock.Elapsed - shown < TimeSpan.FromSeconds(10))
                return;
            shown = clock.Elapsed;
            Console.Error.WriteLine($"seeding: {number:N0} of {tickets:N0} tickets after {clock.Elapsed:mm\\:ss}");
        });
        var added = await services.GetRequiredService<TicketSeeder>().RunAsync(Tenant, new SeedOptions(tickets, Messages, Seed), progress, cancellation);
        if (added > 0)
            await Console.Error.WriteLineAsync($"seeded {added:N0} tickets with {Messages} messages in {clock.Elapsed.TotalSeconds:F1} s");
    }

    public ValueTask DisposeAsync() => services.DisposeAsync();

    private sealed class SynchronousProgress(Action<int> report) : IProgress<int>
    {
        public void Report(int value) => report(value);
    }
}
