using System.Net;
using Microsoft.Extensions.Configuration;
using ServiceDesk.Database;

namespace ServiceDesk.Intake;

/// <summary>
/// Where the desk takes mail by LMTP (<c>Mail:Lmtp:*</c>), from a mail server on the same machine; sizes are those of
/// <see cref="ReceiverSettings"/>.
/// </summary>
/// <param name="Port">Zero: a free one is taken. Null: it is off.</param>
public sealed record LmtpSettings(IPAddress Address, int? Port)
{
    private const string Section = "Mail:Lmtp";

    /// <exception cref="SettingException">A setting cannot be taken.</exception>
    public static LmtpSettings Read(IConfiguration configuration)
    {
        var section = configuration.GetSection(Section);
        var port = ReceiverSettings.PortOf($"{Section}:Port", section["Port"], usually: null);
        return port == 25
            ? throw new SettingException($"{Section}:Port", "is 25, where LMTP must not be spoken (RFC 2033 section 5); choose another, or off")
            : new(ReceiverSettings.AddressOf($"{Section}:Address", section["Address"]), port);
    }
}
