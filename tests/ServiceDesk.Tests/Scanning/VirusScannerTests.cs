using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Configuration;
using ServiceDesk.Database;
using ServiceDesk.Scanning;
using ServiceDesk.Testing;
using ServiceDesk.Tickets;

namespace ServiceDesk.Tests.Scanning;

public sealed class VirusScannerTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Clamd_TellsTheVirusFromTheOthers_ByTcpAndBySocket(bool bySocket)
    {
        var scanner = new VirusScanner(bySocket ? new(new UnixDomainSocketEndPoint(TestServers.ClamdSocket)) : TestVirus.Clamd);
        await scanner.PingAsync(default);
        Assert.Equal(ScanResult.Clean, await ScanAsync(scanner, "hello"u8.ToArray()));
        Assert.Equal(ScanResult.Clean, await ScanAsync(scanner, []));
        Assert.Equal(new ScanResult(FileCheck.Infected, TestVirus.Name), await ScanAsync(scanner, TestVirus.Bytes));
    }

    [Fact]
    public async Task Clamd_FindsTheVirus_FarInAFileOfManyPieces_AndInAMail()
    {
        var scanner = new VirusScanner(TestVirus.Clamd);
        Assert.Equal(FileCheck.Infected, (await ScanAsync(scanner, [.. new byte[1_500_000], .. TestVirus.Bytes])).Check);
        var mail = $"From: a@b.test\r\nSubject: x\r\nMIME-Version: 1.0\r\nContent-Type: application/octet-stream; name=x.com\r\nContent-Transfer-Encoding: base64\r\n\r\n{Convert.ToBase64String(TestVirus.Bytes)}\r\n";
        Assert.Equal(FileCheck.Infected, (await ScanAsync(scanner, System.Text.Encoding.ASCII.GetBytes(mail))).Check);
    }

    [Fact]
    public async Task Clamd_SaysThatAFileIsTooLarge_WhileItIsStillBeingSent() =>
        Assert.Equal(ScanResult.TooLarge, await ScanAsync(new(TestVirus.Clamd), new byte[30_000_000]));

    [Fact]
    public async Task Away_IsNoVerdict()
    {
        using var reserved = new TcpListener(IPAddress.Loopback, 0);
        reserved.Start();
        var address = (IPEndPoint)reserved.LocalEndpoint;
        reserved.Stop();
        var error = await Assert.ThrowsAsync<ScannerException>(() => ScanAsync(new(new(address)), [1]));
        Assert.Contains(address.ToString(), error.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<ScannerException>(() => new VirusScanner(new(address)).PingAsync(default));
        await Assert.ThrowsAsync<ScannerException>(() => new VirusScanner(new(new UnixDomainSocketEndPoint("/nowhere/clamd.ctl"))).PingAsync(default));
    }

    [Theory]
    [InlineData("stream: Can't allocate memory ERROR\0")]
    [InlineData("UNKNOWN COMMAND\0")]
    [InlineData("stream: OK")]
    [InlineData("HTTP/1.1 400 Bad Request\r\n\r\n")]
    [InlineData("")]
    public async Task OtherAnswers_AreNoVerdict(string answer)
    {
        await using var scripted = ScriptedScanner.Saying(answer);
        await Assert.ThrowsAsync<ScannerException>(() => ScanAsync(new(scripted.Settings), [1, 2, 3]));
    }

    [Fact]
    public async Task AnAnswerWithoutEnd_IsNotReadForEver()
    {
        await using var scripted = ScriptedScanner.Saying(new string('x', 1_000_000));
        await Assert.ThrowsAsync<ScannerException>(() => ScanAsync(new(scripted.Settings), [1]));
    }

    [Fact]
    public async Task CutOffMidway_IsNoVerdict()
    {
        await using var scripted = new ScriptedScanner(async stream => await stream.ReadExactlyAsync(new byte[100_000]));
        await Assert.ThrowsAsync<ScannerException>(() => ScanAsync(new(scripted.Settings), new byte[50_000_000]));
    }

    [Fact]
    public async Task Silence_EndsWithThePatience_AndWithTheCaller()
    {
        var over = new TaskCompletionSource();
        await using var scripted = new ScriptedScanner(_ => over.Task);
        var error = await Assert.ThrowsAsync<ScannerException>(() => ScanAsync(new(scripted.Settings with { Patience = TimeSpan.FromMilliseconds(50) }), [1]));
        Assert.Contains("longer than", error.Message, StringComparison.Ordinal);
        using var ended = new CancellationTokenSource();
        var scan = new VirusScanner(scripted.Settings).ScanAsync(new MemoryStream([1]), ended.Token);
        await ended.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => scan);
        over.SetResult();
    }

    [Theory]
    [InlineData("127.0.0.1:3310", typeof(IPEndPoint))]
    [InlineData("[::1]:3310", typeof(IPEndPoint))]
    [InlineData("clamd.example.test:3310", typeof(DnsEndPoint))]
    [InlineData("/run/clamav/clamd.ctl", typeof(UnixDomainSocketEndPoint))]
    public void Settings_TakeHostsAndSockets(string text, Type expected) => Assert.IsType(expected, Read(text).Address);

    [Theory]
    [InlineData("clamd")]
    [InlineData("clamd:0")]
    [InlineData("clamd:70000")]
    [InlineData(":3310")]
    public void Settings_RefuseOthers(string text) => Assert.Throws<SettingException>(() => Read(text));

    [Fact]
    public void Settings_WithoutAddress_ServeAllButWhatWasFound()
    {
        var off = Read("");
        Assert.Equal((false, true, false), (off.Withholds(FileCheck.None), off.Withholds(FileCheck.Infected), off.Withholds(FileCheck.TooLarge)));
        var on = Read("127.0.0.1:3310");
        Assert.Equal((true, true, true, false), (on.Withholds(FileCheck.None), on.Withholds(FileCheck.Infected), on.Withholds(FileCheck.TooLarge), on.Withholds(FileCheck.Clean)));
    }

    private static ScannerSettings Read(string address) => ScannerSettings.Read(new ConfigurationBuilder().AddInMemoryCollection([new("Scanner:Address", address)]).Build());

    private static Task<ScanResult> ScanAsync(VirusScanner scanner, byte[] content) => scanner.ScanAsync(new MemoryStream(content), TestContext.Current.CancellationToken);
}
