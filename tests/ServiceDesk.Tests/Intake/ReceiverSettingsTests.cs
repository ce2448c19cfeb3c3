using System.Net;
using Microsoft.Extensions.Configuration;
using ServiceDesk.Database;
using ServiceDesk.Intake;
using ServiceDesk.Testing;

namespace ServiceDesk.Tests.Intake;

public sealed class ReceiverSettingsTests : IDisposable
{
    private readonly PemFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void NothingSet_IsThePrivateReceiverWithoutEncryption_AndNoLmtp()
    {
        var settings = Read();
        Assert.Equal((IPAddress.Loopback, 2525, 25 * 1024 * 1024), (settings.Address, settings.Port, settings.LargestMessage));
        Assert.Equal((100, 20, 64 * 1024 * 1024), (settings.MostConnections, settings.MostConnectionsPerAddress, settings.MostMemory));
        Assert.Null(settings.Certificate);
        Assert.False(settings.RequireTls);
        Assert.Null(LmtpSettings.Read(new ConfigurationBuilder().Build()).Port);
    }

    [Fact]
    public void Everything_CanBeSet()
    {
        var (certificate, key) = folder.Write("desk");
        var settings = Read(
            ("Address", "::1"), ("Port", "off"), ("Certificate", certificate), ("Key", key), ("RequireTls", "True"), ("LargestMessage", "1000000"),
            ("MostConnections", "7"), ("MostConnectionsPerAddress", "3"), ("MostMemory", "2000000"));
        Assert.Equal((IPAddress.IPv6Loopback, null, true), (settings.Address, settings.Port, settings.RequireTls));
        Assert.Equal((1_000_000, 7, 3, 2_000_000), (settings.LargestMessage, settings.MostConnections, settings.MostConnectionsPerAddress, settings.MostMemory));
        Assert.NotNull(settings.Certificate);
        var lmtp = LmtpSettings.Read(Configuration("Mail:Lmtp", [("Address", "::1"), ("Port", "2424")]));
        Assert.Equal((IPAddress.IPv6Loopback, 2424), (lmtp.Address, lmtp.Port));
    }

    [Theory]
    [InlineData("Address", "localhost")]
    [InlineData("Port", "65536")]
    [InlineData("Certificate", "/no/such/file.pem")]
    [InlineData("Key", "/no/such/certificate/for/it.pem")]
    [InlineData("RequireTls", "yes")]
    [InlineData("RequireTls", "true")]
    [InlineData("LargestMessage", "65535")]
    [InlineData("LargestMessage", "67108865")]
    [InlineData("MostConnections", "0")]
    [InlineData("MostConnectionsPerAddress", "-1")]
    [InlineData("MostMemory", "64 MB")]
    public void ASettingThatCannotBeTaken_IsNamed(string name, string value)
    {
        var refused = Assert.Throws<SettingException>(() => Read((name, value)));
        Assert.StartsWith($"The setting Mail:Receiver:{name} is ", refused.Message, StringComparison.Ordinal);
        Assert.Contains(value, refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Address", "localhost")]
    [InlineData("Port", "25")]
    [InlineData("Port", "on")]
    public void ASettingOfLmtpThatCannotBeTaken_IsNamed(string name, string value) => Assert.StartsWith(
        $"The setting Mail:Lmtp:{name} is ",
        Assert.Throws<SettingException>(() => LmtpSettings.Read(Configuration("Mail:Lmtp", [(name, value)]))).Message, StringComparison.Ordinal);

    private static ReceiverSettings Read(params (string Name, string Value)[] settings) => ReceiverSettings.Read(Configuration("Mail:Receiver", settings));

    private static IConfiguration Configuration(string section, IEnumerable<(string Name, string Value)> settings) => new ConfigurationBuilder()
        .AddInMemoryCollection(settings.Select(x => new KeyValuePair<string, string?>($"{section}:{x.Name}", x.Value))).Build();
}
