using System.Net;
using Microsoft.Extensions.Configuration;
using ServiceDesk.Database;

namespace ServiceDesk.Intake;

/// <summary>Where the desk's own SMTP receiver listens (<c>Mail:Receiver:*</c>).</summary>
/// <param name="Port">Zero: a free one is taken. Null: the receiver is off.</param>
public sealed record ReceiverSettings(IPAddress Address, int? Port)
{
    public const int DefaultPort = 2525;

    private const string Section = "Mail:Receiver";

    /// <exception cref="SettingException">A setting cannot be taken.</exception>
    public static ReceiverSettings Read(IConfiguration configuration)
    {
        var section = configuration.GetSection(Section);
        var address = section["Address"] is { Length: > 0 } text
            ? IPAddress.TryParse(text, out var given) ? given : throw new SettingException($"{Section}:Address", $"is '{text}'; expected an IP address such as 127.0.0.1")
            : IPAddress.Loopback;
        return new(address, section["Port"]?.ToLowerInvariant() switch
        {
            null or "" => DefaultPort,
            "off" => null,
            var port => int.TryParse(port, out var number) && number is >= 0 and < 65536
                ? number
                : throw new SettingException($"{Section}:Port", $"is '{port}'; expected a number from 0 to 65535, or off"),
        });
    }
}
