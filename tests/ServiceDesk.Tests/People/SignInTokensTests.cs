using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.Outbox;
using ServiceDesk.People;
using ServiceDesk.Testing;

namespace ServiceDesk.Tests.People;

public sealed class SignInTokensTests(DeskFixture desks) : IClassFixture<DeskFixture>
{
    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task SignInToken_WorksOnce(DatabaseProvider provider)
    {
        var desk = await desks.OnAsync(provider);
        var token = await desk.InAsync(desk.Alpha, async scope => await Tokens(scope).NewSignInTokenAsync(await AccountAsync(scope, "once@customer.test")));
        Assert.Equal(token, Uri.EscapeDataString(token));
        Assert.NotNull(await desk.InAsync(desk.Alpha, scope => Tokens(scope).FindBySignInTokenAsync(token, default)));
        Assert.Null(await desk.InAsync(desk.Alpha, scope => Tokens(scope).FindByInvitationTokenAsync(token, default)));
        Assert.Null(await desk.InAsync(desk.Beta, scope => Tokens(scope).UseSignInTokenAsync(token, default)));
        Assert.NotNull(await desk.InAsync(desk.Alpha, scope => Tokens(scope).UseSignInTokenAsync(token, default)));
        Assert.Null(await desk.InAsync(desk.Alpha, scope => Tokens(scope).UseSignInTokenAsync(token, default)));
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task SignInToken_UsedTwiceAtOnce_SignsInOnce(DatabaseProvider provider)
    {
        var desk = await desks.OnAsync(provider);
        var token = await desk.InAsync(desk.Alpha, async scope => await Tokens(scope).NewSignInTokenAsync(await AccountAsync(scope, "race@customer.test")));
        var used = await desk.InAsync(desk.Alpha, first => desk.InAsync(desk.Alpha, async second =>
        {
            Assert.NotNull(await Tokens(second).FindBySignInTokenAsync(token, default)); // Read before the first writes.
            return (await Tokens(first).UseSignInTokenAsync(token, default), await Tokens(second).UseSignInTokenAsync(token, default));
        }));
        Assert.NotNull(used.Item1);
        Assert.Null(used.Item2);
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task InvitationToken_SetsAPasswordOnce(DatabaseProvider provider)
    {
        var desk = await desks.OnAsync(provider);
        var token = await desk.InAsync(desk.Alpha, async scope => await Tokens(scope).NewInvitationTokenAsync(await AccountAsync(scope, "new@alpha.test")));
        var (account, errors) = await desk.InAsync(desk.Alpha, scope => Tokens(scope).UseInvitationTokenAsync(token, "short", default));
        Assert.NotNull(account);
        Assert.Equal("PasswordTooShort", Assert.Single(errors).Code);
        (account, errors) = await desk.InAsync(desk.Alpha, scope => Tokens(scope).UseInvitationTokenAsync(token, "a long enough one", default));
        Assert.NotNull(account);
        Assert.Empty(errors);
        Assert.Null((await desk.InAsync(desk.Alpha, scope => Tokens(scope).UseInvitationTokenAsync(token, "a different one now", default))).Account);
        Assert.True(await desk.InAsync(desk.Alpha, async scope => await scope.GetRequiredService<UserManager<Account>>()
            .CheckPasswordAsync(await AccountAsync(scope, "new@alpha.test"), "a long enough one")));
    }

    [Fact]
    public async Task Tokens_EndWithTheirTime()
    {
        var time = new SetTime();
        await using var desk = await TestDesk.CreateAsync(DatabaseProvider.Sqlite, services => services.AddSingleton<TimeProvider>(time));
        var (signIn, invitation) = await desk.InAsync(desk.Alpha, async scope =>
        {
            var account = await AccountAsync(scope, "late@customer.test");
            return (await Tokens(scope).NewSignInTokenAsync(account), await Tokens(scope).NewInvitationTokenAsync(account));
        });
        time.Now += AccountTokenProvider.SignInLifetime;
        Assert.Null(await desk.InAsync(desk.Alpha, scope => Tokens(scope).UseSignInTokenAsync(signIn, default)));
        Assert.NotNull(await desk.InAsync(desk.Alpha, scope => Tokens(scope).FindByInvitationTokenAsync(invitation, default)));
        time.Now += AccountTokenProvider.InvitationLifetime;
        Assert.Null(await desk.InAsync(desk.Alpha, scope => Tokens(scope).FindByInvitationTokenAsync(invitation, default)));
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task Link_IsMailedToTheKnownAlone_AndNotWithoutEnd(DatabaseProvider provider)
    {
        var desk = await desks.OnAsync(provider);
        await desk.OpenTicketAsync(desk.Alpha, requester: "known@customer.test");
        await desk.InAsync(desk.Alpha, async scope =>
        {
            var send = scope.GetRequiredService<SendSignInLink>();
            await send.RunAsync("nobody@customer.test", default);
            for (var i = 0; i < SendSignInLink.Most + 2; i++)
                await send.RunAsync(" Known@Customer.test", default);
            var db = scope.GetRequiredService<DeskDb>();
            Assert.Equal(SendSignInLink.Most, await db.Outbox.CountAsync(x => x.Kind == OutboxKind.SignInLink));
            Assert.Null((await db.Accounts.SingleAsync(x => x.UserName == "known@customer.test")).PasswordHash);
            Assert.False(await db.Accounts.AnyAsync(x => x.UserName == "nobody@customer.test"));
        });
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task Invitation_IsQueued_OrShownAsALink(DatabaseProvider provider)
    {
        var desk = await desks.OnAsync(provider);
        await desk.InAsync(desk.Beta, async scope =>
        {
            var db = scope.GetRequiredService<DeskDb>();
            var person = await db.People.SingleAsync(x => x.Id == desk.BetaAdministrator);
            await scope.GetRequiredService<Invitations>().SendAsync(desk.StaffAct(desk.Beta), person, default);
            Assert.Equal(person.Id, (await db.Outbox.SingleAsync(x => x.Kind == OutboxKind.Invitation)).PersonId);
            var link = await scope.GetRequiredService<Invitations>().LinkAsync(person, default);
            Assert.StartsWith($"{AddressSettings.DefaultPublicUrl}/beta/invitation/", link, StringComparison.Ordinal);
            Assert.NotNull(await Tokens(scope).FindByInvitationTokenAsync(link.Split('/')[^1], default));
        });
    }

    private static SignInTokens Tokens(IServiceProvider scope) => scope.GetRequiredService<SignInTokens>();

    private static async Task<Account> AccountAsync(IServiceProvider scope, string address)
    {
        var person = await scope.GetRequiredService<PersonFinder>().FindOrAddAsync(null, address, scope.GetRequiredService<UtcClock>().UtcNow, default);
        await scope.GetRequiredService<DeskDb>().SaveChangesAsync();
        return await scope.GetRequiredService<AccountOpener>().EnsureAsync(person, default);
    }

    private sealed class SetTime : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
