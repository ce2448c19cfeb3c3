using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.Partners;
using ServiceDesk.People;
using ServiceDesk.Systems;
using ServiceDesk.Tickets;

namespace ServiceDesk.Web.Tests.Areas.Portal.Partners;

/// <summary>Alpha with a customer, its people, and partners of all kinds; every address is of this one alone.</summary>
internal sealed class PartnerDesk
{
    private readonly Dictionary<string, WebPerson> people = [];

    public required WebDesk Desk { get; init; }
    public required string Key { get; init; }
    public required long Served { get; init; }
    public required long Partner { get; init; }
    public required long Elsewhere { get; init; }
    public required long Other { get; init; }
    public WebTenant Tenant => Desk.Alpha;

    public WebPerson Person(string name) => people[name];

    public Task<Browser> BrowserAsync(string name) => name == "foreign" ? Desk.BrowserAsync(Desk.Beta, Desk.Beta.Requester) : Desk.BrowserAsync(Tenant, people[name]);

    public static async Task<PartnerDesk> MakeAsync(WebDesk desk)
    {
        var key = Guid.NewGuid().ToString("N")[..8];
        var made = await desk.InAsync(desk.Alpha, async scope =>
        {
            var db = scope.GetRequiredService<DeskDb>();
            var at = scope.GetRequiredService<UtcClock>().UtcNow;
            var customers = ((string[])["served", "partner", "elsewhere", "other"]).Select(x =>
                new Customer { TenantId = db.TenantId, Name = $"{x} {key}", MailDomain = $"{x}-{key}.test", CreatedAt = at }).ToList();
            db.AddRange(customers);
            await db.SaveChangesAsync();
            return new PartnerDesk { Desk = desk, Key = key, Served = customers[0].Id, Partner = customers[1].Id, Elsewhere = customers[2].Id, Other = customers[3].Id };
        });
        foreach (var (name, customer) in ((string, string)[])[("owner", "served"), ("colleague", "served"), ("process", "partner"), ("submit", "partner"), ("revoked", "partner"), ("elsewhere", "elsewhere"), ("stranger", "other")])
            made.people[name] = await made.AccountAsync(name, customer);
        await made.KeepAsync(async (partners, act) =>
        {
            Assert.Equal(PartnerOutcome.Done, await partners.AddAsync(act, made.Served, made.Partner, null, default));
            Assert.Equal(PartnerOutcome.Done, await partners.AddAsync(act, made.Other, made.Elsewhere, null, default));
            await partners.RegisterAsync(act, made.Partner, made.Person("process").Address, true, true, default);
            await partners.RegisterAsync(act, made.Partner, made.Person("submit").Address, true, false, default);
            await partners.RegisterAsync(act, made.Partner, made.Person("revoked").Address, true, true, default);
            await partners.RegisterAsync(act, made.Elsewhere, made.Person("elsewhere").Address, true, true, default);
        });
        return made;
    }

    public Task KeepAsync(Func<KeepPartners, Act, Task> work) => Desk.InAsync(Tenant, scope => work(scope.GetRequiredService<KeepPartners>(), StaffAct(scope)));

    /// <summary>From this moment on, whoever is called revoked is.</summary>
    public Task RevokeAsync() => KeepAsync(async (partners, act) =>
    {
        var id = await Desk.ReadAsync(Tenant, db => db.PartnerPeople.Where(x => x.PersonId == Person("revoked").Id).Select(x => x.Id).SingleAsync());
        Assert.Equal(Partner, await partners.DismissAsync(act, id, default));
    });

    public Task ShareAsync(RequestSharing sharing) => Desk.InAsync(Tenant, async scope =>
        Assert.True(await scope.GetRequiredService<ShareRequests>().RunAsync(StaffAct(scope), Served, sharing, default)));

    public Task<long> SystemAsync(string name, long? customer = null) => Desk.InAsync(Tenant, async scope =>
        (await scope.GetRequiredService<KeepSystems>().CreateAsync(StaffAct(scope), customer ?? Served, new(name, "SN-1", "Hall 3", null), default))!.Value);

    public Task<T> AccessAsync<T>(Func<SystemAccess, Act, Task<T>> work) => Desk.InAsync(Tenant, scope => work(scope.GetRequiredService<SystemAccess>(), StaffAct(scope)));

    public Task<Ticket> TicketAsync(string subject, string requester = "owner") =>
        Desk.OpenTicketAsync(Tenant, subject, requester: Person(requester).Address, files: [new("a.txt", "text/plain", "x"u8.ToArray())]);

    private Act StaffAct(IServiceProvider scope) =>
        new(Tenant.Info.Id, Tenant.Administrator.Id, StaffRole.Administrator, Door.Staff, scope.GetRequiredService<UtcClock>().UtcNow);

    private Task<WebPerson> AccountAsync(string name, string customer) => Desk.InAsync(Tenant, async scope =>
    {
        var db = scope.GetRequiredService<DeskDb>();
        var person = await scope.GetRequiredService<PersonFinder>().FindOrAddAsync(name, $"{name}@{customer}-{Key}.test", scope.GetRequiredService<UtcClock>().UtcNow, default);
        await db.SaveChangesAsync();
        var account = new Account { TenantId = person.TenantId, PersonId = person.Id, UserName = person.Address, Email = person.Address, EmailConfirmed = true };
        Assert.True((await scope.GetRequiredService<UserManager<Account>>().CreateAsync(account, "a long pass phrase 1")).Succeeded);
        return new WebPerson(person.Id, person.Name, person.Address);
    });
}
