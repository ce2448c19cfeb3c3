using System.Web;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.People;
using ServiceDesk.SingleSignOn;
using ServiceDesk.Tickets;

namespace ServiceDesk.Web.Tests.SignIn.SingleSignOn;

/// <summary>What tests of single sign-on do again and again at a desk.</summary>
internal static class SingleSignOnDesk
{
    public static readonly Dictionary<string, string> Settings = new() { ["SignIn:LoopbackProviders"] = "true" };

    /// <summary>Makes a provider known as an administrator does.</summary>
    public static Task<long> AddProviderAsync(this WebDesk desk, WebTenant tenant, ProviderInput input) => desk.InAsync(tenant, async scope =>
    {
        var (db, at) = (scope.GetRequiredService<DeskDb>(), scope.GetRequiredService<UtcClock>().UtcNow);
        var act = Act.Of(await db.People.SingleAsync(x => x.Id == tenant.Administrator.Id), Door.Staff, at);
        Assert.Equal(ProviderOutcome.Done, await scope.GetRequiredService<KeepProvider>().CreateAsync(act, input, default));
        return await db.IdentityProviders.MaxAsync(x => x.Id);
    });

    public static Task<long> AddRoleAsync(this WebDesk desk, WebTenant tenant, string name, bool needsSecondFactor = false) => desk.InAsync(tenant, async scope =>
    {
        var db = scope.GetRequiredService<DeskDb>();
        var role = new Role { TenantId = db.TenantId, Name = name, Scope = TicketScope.All, NeedsSecondFactor = needsSecondFactor };
        role.Hold([Right.Ticketing]);
        db.Add(role);
        await db.SaveChangesAsync();
        scope.GetRequiredService<CatalogCache>().Forget(db.TenantId);
        return role.Id;
    });

    public static Task<Person?> PersonAsync(this WebDesk desk, WebTenant tenant, string address) =>
        desk.ReadAsync(tenant, db => db.People.AsNoTracking().SingleOrDefaultAsync(x => x.Address == address));

    public static Task<List<long>> RolesOfAsync(this WebDesk desk, WebTenant tenant, string address) => desk.ReadAsync(
        tenant, db => db.PersonRoles.Where(x => x.Person!.Address == address).Select(x => x.RoleId).OrderBy(x => x).ToListAsync());

    /// <summary>Sends the browser off to a provider.</summary>
    public static async Task<Uri> BeginAsync(this Browser browser, long provider, string? returnUrl = null)
    {
        var page = await browser.GetAsync($"sign-in/sso/{provider}{(returnUrl is null ? "" : $"?returnUrl={Uri.EscapeDataString(returnUrl)}")}");
        return page.Response.Headers.Location ?? throw new InvalidOperationException($"Status {(int)page.Status}: {page.Body}");
    }

    public static string Parameter(this Uri address, string name) => HttpUtility.ParseQueryString(address.Query)[name] ?? "";
}
