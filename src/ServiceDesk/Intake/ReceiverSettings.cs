using System.Net;
using Microsoft.Extensions.Configuration;
using ServiceDesk.Database;

namespace ServiceDesk.Intake;

/// <summary>Where the desk's own SMTP receiver listens and what it takes (<c>Mail:Receiver:*</c>).</summary>
/// <param name="Port">Zero: a free one is taken. Null: the receiver is off.</param>
public sealed record ReceiverSettings(IPAddress Address, int? Port)
{
    public const int DefaultPort = 2525;

    private const string Section = "Mail:Receiver";
    private const int Megabyte = 1024 * 1024;

    /// <summary>Shown to clients that ask for encryption (STARTTLS); null: it is not offered.</summary>
    public ReceiverCertificate? Certificate { get; init; }

    /// <summary>Whether mail is refused on a line that is not encrypted.</summary>
    public bool RequireTls { get; init; }

    /// <summary>Bytes. Not above what a mail may have to be read at all.</summary>
    public int LargestMessage { get; init; } = 25 * Megabyte;

    /// <summary>Connections at a time.</summary>
    public int MostConnections { get; init; } = 100;

    /// <summary>Connections at a time from one address.</summary>
    public int MostConnectionsPerAddress { get; init; } = 20;

    /// <summary>Bytes of mails that are coming in; what goes beyond lies in temporary files.</summary>
    public int MostMemory { get; init; } = 64 * Megabyte;

    /// <exception cref="SettingException">A setting cannot be taken.</exception>
    public static ReceiverSettings Read(IConfiguration configuration)
    {
        var section = configuration.GetSection(Section);
        var usual = new ReceiverSettings(IPAddress.Loopback, DefaultPort);
        var settings = new ReceiverSettings(AddressOf($"{Section}:Address", section["Address"]), PortOf($"{Section}:Port", section["Port"], DefaultPort))
        {
            Certificate = CertificateOf(section["Certificate"], section["Key"]),
            RequireTls = section["RequireTls"]?.ToLowerInvariant() switch
            {
                null or "" or "false" => false,
                "true" => true,
                var other => throw new SettingException($"{Section}:RequireTls", $"is '{other}'; expected true or false"),
            },
            LargestMessage = SettingNumber.Of($"{Section}:LargestMessage", section["LargestMessage"], usual.LargestMessage, 64 * 1024, 64 * Megabyte),
            MostConnections = SettingNumber.Of($"{Section}:MostConnections", section["MostConnections"], usual.MostConnections, 1, 10_000),
            MostConnectionsPerAddress = SettingNumber.Of(
                $"{Section}:MostConnectionsPerAddress", section["MostConnectionsPerAddress"], usual.MostConnectionsPerAddress, 1, 10_000),
            MostMemory = SettingNumber.Of($"{Section}:MostMemory", section["MostMemory"], usual.MostMemory, Megabyte, int.MaxValue),
        };
        return settings is { RequireTls: true, Certificate: null }
            ? throw new SettingException($"{Section}:RequireTls", $"is true, and there is no certificate to encrypt with; set {Section}:Certificate")
            : settings;
    }

    internal static IPAddress AddressOf(string setting, string? text) => string.IsNullOrEmpty(text)
        ? IPAddress.Loopback
        : IPAddress.TryParse(text, out var given) ? given : throw new SettingException(setting, $"is '{text}'; expected an IP address such as 127.0.0.1");

    /// <param name="usually">What an empty setting means; null: off.</param>
    internal static int? PortOf(string setting, string? text, int? usually) => text?.ToLowerInvariant() switch
    {
        null or "" => usually,
        "off" => null,
        var port => int.TryParse(port, out var number) && number is >= 0 and < 65536
            ? number
            : throw new SettingException(setting, $"is '{port}'; expected a number from 0 to 65535, or off"),
    };

    private static ReceiverCertificate? CertificateOf(string? certificate, string? key)
    {
        if (!string.IsNullOrWhiteSpace(certificate))
            return new(Section, certificate, string.IsNullOrWhiteSpace(key) ? null : key);
        return string.IsNullOrWhiteSpace(key)
            ? null
            : throw new SettingException($"{Section}:Key", $"is '{key}', and there is no certificate that it belongs to; set {Section}:Certificate, or take the key away");
    }
}
