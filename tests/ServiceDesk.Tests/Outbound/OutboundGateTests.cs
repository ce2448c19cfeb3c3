using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ServiceDesk.Database;
using ServiceDesk.Intake;
using ServiceDesk.Mail.Network;
using ServiceDesk.Outbound;
using ServiceDesk.SingleSignOn;
using ServiceDesk.Testing;

namespace ServiceDesk.Tests.Outbound;

public sealed class OutboundGateTests : IAsyncDisposable
{
    private static readonly OutboundSettings Closed = new([]);

    private readonly TcpListener listener = new(IPAddress.Loopback, 0);

    public OutboundGateTests() => listener.Start();

    private int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    public ValueTask DisposeAsync()
    {
        listener.Dispose();
        return ValueTask.CompletedTask;
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("localhost")]
    [InlineData("2130706433")]
    [InlineData("0177.0.0.1")]
    [InlineData("0x7f.1")]
    [InlineData("127.1")]
    [InlineData("::ffff:127.0.0.1")]
    [InlineData("[::1]")]
    [InlineData("0.0.0.0")]
    [InlineData("0")]
    [InlineData("::")]
    public async Task ThisMachine_IsRefusedInEverySpelling(string host)
    {
        var refusal = await Assert.ThrowsAsync<AddressRefusedException>(() => new OutboundGate(Closed).ConnectAsync(host, Port, default));
        Assert.StartsWith("No connection was tried", refusal.Message, StringComparison.Ordinal);
        Assert.False(listener.Pending());
    }

    [Fact]
    public async Task AName_IsAskedForOnce_AndOnlyWhatMayBeReachedIsConnectedTo()
    {
        var asked = 0;
        var gate = new OutboundGate(new())
        {
            Resolve = (_, _) => Task.FromResult(asked++ == 0 ? [IPAddress.Parse("169.254.169.254"), IPAddress.Loopback] : new[] { IPAddress.Parse("169.254.169.254") }),
        };
        using var socket = await gate.ConnectAsync("rebinding.test", Port, default);
        Assert.Equal(IPAddress.Loopback, AddressClasses.Plain(((IPEndPoint)socket.RemoteEndPoint!).Address));
        Assert.Equal(1, asked);
        var refusal = await Assert.ThrowsAsync<AddressRefusedException>(() => gate.ConnectAsync("rebinding.test", Port, default));
        Assert.Contains("rebinding.test, which leads to 169.254.169.254,", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ANameThatIsNone_IsNotFound() => Assert.Equal(
        SocketError.HostNotFound,
        (await Assert.ThrowsAsync<SocketException>(() => new OutboundGate(new()).ConnectAsync(new string('a', 300), Port, default))).SocketErrorCode);

    [Fact]
    public async Task ARedirect_IsNotFollowed()
    {
        using var client = new HttpClient(new OutboundGate(new()).HttpHandler());
        var asking = client.GetAsync(new Uri($"http://127.0.0.1:{Port}/"));
        using (var taken = await listener.AcceptSocketAsync())
        {
            await taken.ReceiveAsync(new byte[4096]);
            await taken.SendAsync(Encoding.ASCII.GetBytes($"HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:{Port}/inner\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"));
        }
        using var answer = await asking;
        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
        Assert.False(listener.Pending());
    }

    [Fact]
    public async Task AMailbox_InAClosedNetwork_IsNotAsked_AndItsHealthAndItsTestSayWhy()
    {
        await using var desk = await ClosedDeskAsync();
        await using var server = new TokenMailServer(MailboxKind.Imap);
        var id = await desk.InAsync(desk.Alpha, scope => server.AddToAsync(scope, x => x.SignIn = MailboxSignIn.Password));
        await desk.InAsync(desk.Alpha, scope => scope.GetRequiredService<FetchMailbox>().RunAsync(id, default));
        var mailbox = await desk.InAsync(desk.Alpha, scope => scope.GetRequiredService<DeskDb>().Mailboxes.SingleAsync(x => x.Id == id));
        Assert.NotNull(mailbox.FailingSince);
        Assert.Contains("127.0.0.1 is in an inner network", mailbox.LastError, StringComparison.Ordinal);
        Assert.Contains("Outbound:InnerNetworks", mailbox.LastError, StringComparison.Ordinal);

        var test = await desk.InAsync(desk.Alpha, scope => scope.GetRequiredService<TestMailbox>().RunAsync(desk.StaffAct(desk.Alpha), id, default));
        Assert.Equal((MailboxStep.Connect, "127.0.0.1"), (test!.Failed, Assert.Single(test.Addresses)));
        Assert.Contains("127.0.0.1 is in an inner network", test.Problem, StringComparison.Ordinal);
        Assert.Empty(server.SignIns);
    }

    [Theory]
    [InlineData("0.0.0.0")]
    [InlineData("169.254.169.254")]
    public async Task TheTestOfAMailbox_BearsAddressesThatAreNone(string host)
    {
        await using var desk = await TestDesk.CreateAsync(DatabaseProvider.Sqlite);
        await using var server = new TokenMailServer(MailboxKind.Pop3);
        var id = await desk.InAsync(desk.Alpha, scope => server.AddToAsync(scope, x => x.Host = host));
        var test = await desk.InAsync(desk.Alpha, scope => scope.GetRequiredService<TestMailbox>().RunAsync(desk.StaffAct(desk.Alpha), id, default));
        Assert.Equal(MailboxStep.Connect, test!.Failed);
        Assert.Contains($"{host} is link-local, multicast or reserved", test.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ATokenEndpoint_InAClosedNetwork_IsNotAsked()
    {
        await using var desk = await ClosedDeskAsync();
        var mailbox = new Mailbox
        {
            TenantId = desk.Alpha.Id, Name = "box", Address = "box@alpha.test", Kind = MailboxKind.Imap, Host = "mail.test", UserName = "box",
            SignIn = MailboxSignIn.Custom, ClientId = "desk", AuthorizationEndpoint = "https://login.test/", TokenEndpoint = $"https://127.0.0.1:{Port}/token", Scopes = "mail",
        };
        var refusal = await desk.InAsync(desk.Alpha, async scope =>
        {
            var client = scope.GetRequiredService<MailboxTokens>().ClientOf(mailbox);
            return await Assert.ThrowsAsync<ServiceDesk.Mail.OAuth.OAuthException>(() => client.ClientCredentialsAsync(["mail"]));
        });
        Assert.Contains("127.0.0.1 is in an inner network", refusal.Message, StringComparison.Ordinal);
        Assert.False(listener.Pending());
    }

    [Fact]
    public async Task AnIdentityProvider_InAClosedNetwork_IsNotAsked()
    {
        await using var desk = await ClosedDeskAsync();
        var refusal = await Assert.ThrowsAsync<SingleSignOnException>(() =>
            desk.Services.GetRequiredService<ProviderClient>().GetDocumentAsync($"https://localhost:{Port}/.well-known/openid-configuration", default));
        Assert.Contains("was not asked. No connection was tried: localhost, which leads to", refusal.Message, StringComparison.Ordinal);
        Assert.False(listener.Pending());
    }

    private static Task<TestDesk> ClosedDeskAsync() => TestDesk.CreateAsync(DatabaseProvider.Sqlite, services => services.AddSingleton(Closed));
}
