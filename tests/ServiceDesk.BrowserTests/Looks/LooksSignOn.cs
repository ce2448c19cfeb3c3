using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.SingleSignOn;

namespace ServiceDesk.BrowserTests.Looks;

/// <summary>A provider by which people sign in, with roles mapped.</summary>
internal static class LooksSignOn
{
    public static async Task AddAsync(IServiceProvider scope)
    {
        var db = scope.GetRequiredService<DeskDb>();
        var role = await db.Roles.Where(x => x.IsDefault).Select(x => x.Id).SingleAsync();
        var act = Act.OfDesk(db.TenantId, Door.Staff, scope.GetRequiredService<UtcClock>().UtcNow) with { Role = People.StaffRole.Administrator };
        await scope.GetRequiredService<KeepProvider>().CreateAsync(act, new("Campus account", "https://login.campus.example/realms/staff", "service-desk", "secret", null)
        {
            CreatesPeople = true, CreatesStaff = true, MailDomains = "campus.example", RolesClaim = "realm_access.roles", Roles = [new("helpdesk", role), new("it-managers", null)],
        }, default);
    }
}
