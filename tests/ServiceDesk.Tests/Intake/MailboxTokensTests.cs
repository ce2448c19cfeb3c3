using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ServiceDesk.Database;
using ServiceDesk.Intake;
using ServiceDesk.Outbox;
using ServiceDesk.Testing;

namespace ServiceDesk.Tests.Intake;

/// <summary>Mailboxes that are signed in to with access tokens.</summary>
public sealed class MailboxTokensTests
{
    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task Token_IsRefreshed_KeptInMemory_AndTheNextRefreshTokenEncrypted(DatabaseProvider provider)
    {
        using var endpoint = new TokenEndpoint();
        await using var desk = await TestDesk.CreateAsync(provider, endpoint.AddTo);
        await using var server = new TokenMailServer(MailboxKind.Imap);
        var id = await desk.InAsync(desk.Alpha, scope => server.AddToAsync(scope));

        await FetchAsync(desk, id);
        await FetchAsync(desk, id);
        var mailbox = await FindAsync(desk, id);
        Assert.Null(mailbox.LastError);
        Assert.Equal(2, server.SignIns.Count);
        Assert.Contains($"user={mailbox.UserName} auth=Bearer access-1", server.SignIns);
        var asked = Assert.Single(endpoint.Requests);
        Assert.Equal(("POST https://login.microsoftonline.com/organizations/oauth2/v2.0/token", "refresh_token", "refresh-0", "desk-client", TokenMailServer.ClientSecret),
            (asked["endpoint"], asked["grant_type"], asked["refresh_token"], asked["client_id"], asked["client_secret"]));
        Assert.DoesNotContain("refresh-1", mailbox.ProtectedRefreshToken, StringComparison.Ordinal);
        Assert.Equal("refresh-1", desk.Services.GetRequiredService<MailboxPasswords>().Unprotect(mailbox.ProtectedRefreshToken));
    }

    [Theory]
    [InlineData(MailboxKind.Imap)]
    [InlineData(MailboxKind.Pop3)]
    public async Task Token_ThatIsAboutToExpire_IsReplacedByTheLatestRefreshToken(MailboxKind kind)
    {
        var given = 0;
        using var endpoint = new TokenEndpoint { Answer = _ => TokenEndpoint.Token(refreshToken: $"refresh-{++given}", lasts: 60) };
        await using var desk = await TestDesk.CreateAsync(DatabaseProvider.Sqlite, endpoint.AddTo);
        await using var server = new TokenMailServer(kind);
        var id = await desk.InAsync(desk.Alpha, scope => server.AddToAsync(scope));
        await FetchAsync(desk, id);
        await FetchAsync(desk, id);
        Assert.Equal(["refresh-0", "refresh-1"], endpoint.Requests.Select(x => x["refresh_token"]));
        Assert.Equal((2, null), (server.SignIns.Count, (await FindAsync(desk, id)).LastError));
    }

    [Theory]
    [InlineData(MailboxKind.Imap)]
    [InlineData(MailboxKind.Pop3)]
    public async Task Application_SignsInByItself(MailboxKind kind)
    {
        using var endpoint = new TokenEndpoint { Answer = _ => TokenEndpoint.Token(refreshToken: null) };
        await using var desk = await TestDesk.CreateAsync(DatabaseProvider.Sqlite, endpoint.AddTo);
        await using var server = new TokenMailServer(kind);
        var id = await desk.InAsync(desk.Alpha, scope => server.AddToAsync(scope,
            x => (x.SignIn, x.Directory, x.ProtectedRefreshToken) = (MailboxSignIn.MicrosoftApplication, "contoso.test", null)));
        await FetchAsync(desk, id);
        Assert.Equal((1, null), (server.SignIns.Count, (await FindAsync(desk, id)).LastError));
        var asked = Assert.Single(endpoint.Requests);
        Assert.Equal(("POST https://login.microsoftonline.com/contoso.test/oauth2/v2.0/token", "client_credentials", "https://outlook.office365.com/.default"),
            (asked["endpoint"], asked["grant_type"], asked["scope"]));
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task RefusedRefresh_IsTheMailboxesError_AndRaisesTheAlarm(DatabaseProvider provider)
    {
        using var endpoint = new TokenEndpoint { Answer = form => TokenEndpoint.Refusal("invalid_grant", $"expired: {form["refresh_token"]}") };
        await using var desk = await TestDesk.CreateAsync(provider, endpoint.AddTo);
        await using var server = new TokenMailServer(MailboxKind.Imap);
        var id = await desk.InAsync(desk.Alpha, scope => server.AddToAsync(scope));
        await FetchAsync(desk, id);
        var mailbox = await FindAsync(desk, id);
        Assert.Contains("sign in again", mailbox.LastError, StringComparison.Ordinal);
        Assert.DoesNotContain("refresh-0", mailbox.LastError, StringComparison.Ordinal);
        Assert.Equal((1, true, true), (mailbox.Failures, mailbox.FailingSince is not null, mailbox.NextFetchAt > mailbox.FailingSince));
        Assert.Empty(server.SignIns);

        await desk.InAsync(desk.Alpha, scope => scope.GetRequiredService<DeskDb>().Mailboxes.Where(x => x.Id == id)
            .ExecuteUpdateAsync(x => x.SetProperty(row => row.FailingSince, mailbox.FailingSince - Mailbox.AlarmAfter)));
        await FetchAsync(desk, id);
        Assert.Equal(1, await desk.InAsync(desk.Alpha, scope => scope.GetRequiredService<DeskDb>().Outbox.CountAsync(x => x.Kind == OutboxKind.MailboxAlarm)));
    }

    [Fact]
    public async Task Token_ThatTheMailServerRefuses_IsNotShownAgain()
    {
        using var endpoint = new TokenEndpoint();
        await using var desk = await TestDesk.CreateAsync(DatabaseProvider.Sqlite, endpoint.AddTo);
        await using var server = new TokenMailServer(MailboxKind.Pop3) { Accepted = "access-2" };
        var id = await desk.InAsync(desk.Alpha, scope => server.AddToAsync(scope));
        await FetchAsync(desk, id);
        Assert.Contains("status 401", (await FindAsync(desk, id)).LastError, StringComparison.Ordinal);
        endpoint.Answer = _ => TokenEndpoint.Token("access-2");
        await FetchAsync(desk, id);
        Assert.Null((await FindAsync(desk, id)).LastError);
        Assert.Equal(2, endpoint.Requests.Count);
    }

    [Theory]
    [InlineData(MailboxSignIn.Google, null, "Nobody has signed in at Google")]
    [InlineData(MailboxSignIn.Microsoft, "not to be read", "cannot be decrypted")]
    public async Task WithoutAConsent_NothingIsAsked_AndTheErrorSaysWhatToDo(MailboxSignIn signIn, string? kept, string expected)
    {
        using var endpoint = new TokenEndpoint();
        await using var desk = await TestDesk.CreateAsync(DatabaseProvider.Sqlite, endpoint.AddTo);
        await using var server = new TokenMailServer(MailboxKind.Imap);
        var id = await desk.InAsync(desk.Alpha, scope => server.AddToAsync(scope, x => (x.SignIn, x.ProtectedRefreshToken) = (signIn, kept)));
        await FetchAsync(desk, id);
        Assert.Contains(expected, (await FindAsync(desk, id)).LastError, StringComparison.Ordinal);
        Assert.Empty(endpoint.Requests);
    }

    [Fact]
    public async Task ProviderInTrouble_IsTriedAgainLater()
    {
        using var endpoint = new TokenEndpoint { Answer = _ => (HttpStatusCode.BadGateway, "<html>") };
        await using var desk = await TestDesk.CreateAsync(DatabaseProvider.Sqlite, endpoint.AddTo);
        await using var server = new TokenMailServer(MailboxKind.Imap);
        var id = await desk.InAsync(desk.Alpha, scope => server.AddToAsync(scope));
        await FetchAsync(desk, id);
        var error = (await FindAsync(desk, id)).LastError;
        Assert.Contains("Try again later", error, StringComparison.Ordinal);
        Assert.DoesNotContain("sign in again", error, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Fetch_OfATooLargeMail_LeavesItOnTheServer_AndTheJournalSaysSo()
    {
        using var endpoint = new TokenEndpoint();
        await using var desk = await TestDesk.CreateAsync(DatabaseProvider.Sqlite, endpoint.AddTo);
        await using var server = new TokenMailServer(MailboxKind.Pop3) { MailSize = FetchMailbox.MaxSize + 1 };
        var id = await desk.InAsync(desk.Alpha, scope => server.AddToAsync(scope, x => x.AfterFetch = AfterFetch.Delete));
        await FetchAsync(desk, id);
        await FetchAsync(desk, id);
        Assert.Null((await FindAsync(desk, id)).LastError);
        var entry = await desk.InAsync(desk.Alpha, scope => scope.GetRequiredService<DeskDb>().Journal.SingleAsync(x => x.MailboxId == id));
        Assert.Equal(JournalState.KeptAside, entry.State);
        Assert.Contains("still on the server", entry.Reason, StringComparison.Ordinal);
    }

    private static Task<int> FetchAsync(TestDesk desk, long id) =>
        desk.InAsync(desk.Alpha, scope => scope.GetRequiredService<FetchMailbox>().RunAsync(id, default));

    private static Task<Mailbox> FindAsync(TestDesk desk, long id) =>
        desk.InAsync(desk.Alpha, scope => scope.GetRequiredService<DeskDb>().Mailboxes.SingleAsync(x => x.Id == id));
}
