using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ServiceDesk.Database;
using ServiceDesk.Intake;
using ServiceDesk.Testing;

namespace ServiceDesk.Tests.Intake;

/// <summary>What a mailbox may be set up as, and what it forgets when it is set up otherwise.</summary>
public sealed class MailServerInputTests(DeskFixture desks) : IClassFixture<DeskFixture>
{
    private static readonly MailServerInput Imap = new("mail.alpha.test", null, MailSecurity.Tls, "orders", "secret", "INBOX", AfterFetch.MarkSeen, null, null);
    private static readonly MailServerInput Pop3 = Imap with { Folder = null, AfterFetch = AfterFetch.Leave };
    private static readonly MailboxOAuthInput Microsoft = new(MailboxSignIn.Microsoft, "client", "client-secret");
    private static readonly MailboxOAuthInput Custom = new(MailboxSignIn.Custom, "client", null)
    {
        AuthorizationEndpoint = "https://login.alpha.test/authorize",
        TokenEndpoint = "https://login.alpha.test/token",
        Scopes = "mail offline_access",
    };

    public static TheoryData<MailboxKind, MailServerInput, MailboxOutcome> Inputs => new()
    {
        { MailboxKind.Imap, Imap, MailboxOutcome.Done },
        { MailboxKind.Imap, Imap with { AfterFetch = AfterFetch.Delete }, MailboxOutcome.AfterFetchUnfit },
        { MailboxKind.Imap, Imap with { AfterFetch = AfterFetch.Leave }, MailboxOutcome.AfterFetchUnfit },
        { MailboxKind.Pop3, Pop3, MailboxOutcome.Done },
        { MailboxKind.Pop3, Pop3 with { AfterFetch = AfterFetch.Move }, MailboxOutcome.AfterFetchUnfit },
        { MailboxKind.Pop3, Pop3 with { AfterFetch = AfterFetch.MarkSeen }, MailboxOutcome.AfterFetchUnfit },
        { MailboxKind.Pop3, Pop3 with { Host = " " }, MailboxOutcome.HostNeeded },
        { MailboxKind.Pop3, Pop3 with { Password = null }, MailboxOutcome.PasswordNeeded },
        { MailboxKind.Imap, Imap with { OAuth = Microsoft, Host = null, Password = null }, MailboxOutcome.Done },
        { MailboxKind.Imap, Imap with { OAuth = Microsoft with { ClientSecret = "" } }, MailboxOutcome.SecretNeeded },
        { MailboxKind.Imap, Imap with { OAuth = Microsoft, Security = MailSecurity.None }, MailboxOutcome.Unencrypted },
        { MailboxKind.Imap, Imap with { OAuth = Microsoft with { Directory = "no/directory" } }, MailboxOutcome.DirectoryNeeded },
        { MailboxKind.Pop3, Pop3 with { OAuth = Microsoft with { SignIn = MailboxSignIn.MicrosoftApplication } }, MailboxOutcome.DirectoryNeeded },
        { MailboxKind.Pop3, Pop3 with { OAuth = Microsoft with { SignIn = MailboxSignIn.MicrosoftApplication, Directory = "alpha.test" } }, MailboxOutcome.Done },
        { MailboxKind.Imap, Imap with { OAuth = Custom }, MailboxOutcome.Done },
        { MailboxKind.Imap, Imap with { OAuth = Custom, Host = null }, MailboxOutcome.HostNeeded },
        { MailboxKind.Imap, Imap with { OAuth = Custom with { TokenEndpoint = "http://127.0.0.1/token" } }, MailboxOutcome.EndpointUnfit },
        { MailboxKind.Imap, Imap with { OAuth = Custom with { AuthorizationEndpoint = "javascript:alert(1)" } }, MailboxOutcome.EndpointUnfit },
        { MailboxKind.Imap, Imap with { OAuth = Custom with { Scopes = " " } }, MailboxOutcome.ScopesNeeded },
    };

    [Theory, MemberData(nameof(Inputs), DisableDiscoveryEnumeration = true)]
    public async Task Input_IsTaken_OrItIsSaidWhatIsWrong(MailboxKind kind, MailServerInput server, MailboxOutcome expected)
    {
        var desk = await desks.OnAsync(DatabaseProvider.Sqlite);
        var (outcome, _) = await CreateAsync(desk, kind, server);
        Assert.Equal(expected, outcome);
    }

    [Theory]
    [InlineData(MailboxKind.Imap, MailSecurity.Tls, 993)]
    [InlineData(MailboxKind.Imap, MailSecurity.StartTls, 143)]
    [InlineData(MailboxKind.Pop3, MailSecurity.Tls, 995)]
    [InlineData(MailboxKind.Pop3, MailSecurity.None, 110)]
    public void Port_IsTheUsualOne(MailboxKind kind, MailSecurity security, int expected) => Assert.Equal(expected, MailServerInput.UsualPort(kind, security));

    [Fact]
    public async Task Server_IsTheProvidersOwn_WhereNoneIsNamed()
    {
        var desk = await desks.OnAsync(DatabaseProvider.Sqlite);
        var (_, id) = await CreateAsync(desk, MailboxKind.Pop3, Pop3 with { Host = null, OAuth = Microsoft with { SignIn = MailboxSignIn.Google } });
        var mailbox = await FindAsync(desk, id);
        Assert.Equal(("pop.gmail.com", 995, "INBOX", AfterFetch.Leave), (mailbox.Host, mailbox.Port, mailbox.Folder, mailbox.AfterFetch));
    }

    public static TheoryData<MailServerInput, bool, bool> Changes => new()
    {
        { Imap with { OAuth = Microsoft with { ClientSecret = null } }, true, true },
        { Imap with { OAuth = Microsoft, Host = "elsewhere.test" }, true, false },
        { Imap with { OAuth = Microsoft, UserName = "sales" }, true, false },
        { Imap with { OAuth = Microsoft with { ClientId = "another" } }, true, false },
        { Imap with { OAuth = Microsoft with { Directory = "alpha.test" } }, true, false },
        { Imap with { OAuth = Microsoft with { SignIn = MailboxSignIn.Google } }, true, false },
        { Imap with { OAuth = Custom }, false, false },
        { Imap, false, false },
    };

    [Theory, MemberData(nameof(Changes), DisableDiscoveryEnumeration = true)]
    public async Task Secrets_AreKeptForWhatTheyWereEnteredFor(MailServerInput changed, bool keepsSecret, bool keepsConsent)
    {
        var desk = await desks.OnAsync(DatabaseProvider.Sqlite);
        var (_, id) = await CreateAsync(desk, MailboxKind.Imap, Imap with { OAuth = Microsoft });
        await desk.InAsync(desk.Alpha, async scope =>
        {
            var db = scope.GetRequiredService<DeskDb>();
            (await db.Mailboxes.SingleAsync(x => x.Id == id)).ProtectedRefreshToken = "consented";
            await db.SaveChangesAsync();
        });
        var address = (await FindAsync(desk, id)).Address;
        Assert.Equal(MailboxOutcome.Done, await ChangeAsync(desk, id, new(address, address, MailboxKind.Imap) { Server = changed }));
        var mailbox = await FindAsync(desk, id);
        Assert.Equal((keepsSecret, keepsConsent), (mailbox.ProtectedClientSecret is not null, mailbox.ProtectedRefreshToken is not null));
        Assert.Equal(changed.OAuth is null, mailbox.ProtectedPassword is not null);
    }

    [Fact]
    public async Task Secret_IsNotSentToAnotherServerOrClient()
    {
        var desk = await desks.OnAsync(DatabaseProvider.Sqlite);
        var (_, id) = await CreateAsync(desk, MailboxKind.Imap, Imap with { OAuth = Microsoft });
        var address = (await FindAsync(desk, id)).Address;
        foreach (var changed in (MailServerInput[])
            [
                Imap with { OAuth = Microsoft with { ClientSecret = null }, Host = "elsewhere.test" },
                Imap with { OAuth = Microsoft with { ClientSecret = null, ClientId = "another" } },
                Imap with { OAuth = Microsoft with { ClientSecret = null, SignIn = MailboxSignIn.Google } },
            ])
            Assert.Equal(MailboxOutcome.SecretNeeded, await ChangeAsync(desk, id, new(address, address, MailboxKind.Imap) { Server = changed }));
    }

    [Fact]
    public async Task Consent_IsForOneProtocol()
    {
        var desk = await desks.OnAsync(DatabaseProvider.Sqlite);
        var (_, id) = await CreateAsync(desk, MailboxKind.Imap, Imap with { Port = 4711, OAuth = Microsoft });
        await desk.InAsync(desk.Alpha, scope => scope.GetRequiredService<DeskDb>().Mailboxes.Where(x => x.Id == id)
            .ExecuteUpdateAsync(x => x.SetProperty(row => row.ProtectedRefreshToken, "consented")));
        var address = (await FindAsync(desk, id)).Address;
        Assert.Equal(MailboxOutcome.Done, await ChangeAsync(desk, id, new(address, address, MailboxKind.Pop3) { Server = Pop3 with { Port = 4711, OAuth = Microsoft } }));
        Assert.Null((await FindAsync(desk, id)).ProtectedRefreshToken);
    }

    private static Task<(MailboxOutcome Outcome, long Id)> CreateAsync(TestDesk desk, MailboxKind kind, MailServerInput server) => desk.InAsync(desk.Alpha, scope =>
        scope.GetRequiredService<CreateMailbox>().RunAsync(desk.StaffAct(desk.Alpha), new("Orders", $"box{Guid.NewGuid():N}@alpha.test", kind) { Server = server }, default));

    private static Task<MailboxOutcome> ChangeAsync(TestDesk desk, long id, MailboxInput input) => desk.InAsync(desk.Alpha, scope =>
        scope.GetRequiredService<ChangeMailbox>().RunAsync(desk.StaffAct(desk.Alpha), id, input, default));

    private static Task<Mailbox> FindAsync(TestDesk desk, long id) => desk.InAsync(desk.Alpha, scope =>
        scope.GetRequiredService<DeskDb>().Mailboxes.AsNoTracking().SingleAsync(x => x.Id == id));
}
