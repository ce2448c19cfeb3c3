using System.Security.Claims;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.People;
using ServiceDesk.Tenants;
using ServiceDesk.Web.Live;
using ServiceDesk.Web.SignIn;

namespace ServiceDesk.Web.Tests.Live;

/// <summary>What a stream is told that has lasted for a while.</summary>
public sealed class StillThereTests
{
    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task AnEndedSession_AndASuspendedDesk_HearNothingMore(DatabaseProvider provider)
    {
        await using var desk = await WebDesk.StartAsync(provider);
        var (user, session) = await desk.InAsync(desk.Alpha, async scope =>
        {
            var account = await scope.GetRequiredService<DeskDb>().Accounts.SingleAsync(x => x.PersonId == desk.Alpha.Agent.Id);
            var started = await scope.GetRequiredService<Sessions>().StartAsync(account, "Test", null, scope.GetRequiredService<UtcClock>().UtcNow, default);
            return (new ClaimsPrincipal(new ClaimsIdentity(
            [
                new(ClaimTypes.NameIdentifier, $"{account.Id}"), new(DeskClaims.Person, $"{account.PersonId}"), new(DeskClaims.Session, $"{started.Id}"),
            ])), started);
        });
        Assert.True((await AskAsync())!.Rights!.Allows(Right.Ticketing));
        await desk.InAsync(desk.Alpha, async scope =>
        {
            var db = scope.GetRequiredService<DeskDb>();
            await scope.GetRequiredService<DismissStaff>().RunAsync(new Act(db.TenantId, desk.Alpha.Administrator.Id, StaffRole.Administrator, Door.Staff, scope.GetRequiredService<UtcClock>().UtcNow), desk.Alpha.Agent.Id, default);
        });
        Assert.Null((await AskAsync())!.Rights);
        await desk.InAsync(desk.Alpha, async scope =>
        {
            var db = scope.GetRequiredService<DeskDb>();
            (await db.Tenants.SingleAsync(x => x.Slug == "alpha")).SuspendedAt = scope.GetRequiredService<UtcClock>().UtcNow;
            await db.SaveChangesAsync();
            scope.GetRequiredService<TenantDirectory>().ForgetAll();
        });
        Assert.Null(await AskAsync());
        Assert.NotEqual(Guid.Empty, session.Id);

        Task<StillMay?> AskAsync() => desk.InAsync(desk.Alpha, scope => scope.GetRequiredService<StillThere>().AskAsync(user, default));
    }
}
