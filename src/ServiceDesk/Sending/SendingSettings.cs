using Microsoft.Extensions.Configuration;
using ServiceDesk.Database;
using ServiceDesk.Mail.Network;

namespace ServiceDesk.Sending;

/// <summary>The server that takes the desk's mail (<c>Mail:Server:*</c>); without a host, mails are written to files.</summary>
public sealed record SendingSettings(MailServer? Server, string? UserName, string? Password)
{
    private const string Section = "Mail:Server";

    /// <exception cref="SettingException">A setting cannot be taken.</exception>
    public static SendingSettings Read(IConfiguration configuration)
    {
        var section = configuration.GetSection(Section);
        var host = section["Host"];
        if (string.IsNullOrWhiteSpace(host))
            return new(null, null, null);
        var security = section["Security"]?.ToLowerInvariant() switch
        {
            null or "" or "starttls" => SecureConnection.StartTls,
            "tls" => SecureConnection.Tls,
            "none" => SecureConnection.None,
            var other => throw new SettingException($"{Section}:Security", $"is '{other}'; expected none, starttls or tls"),
        };
        var port = section["Port"] is { Length: > 0 } text
            ? int.TryParse(text, out var given) && given is > 0 and < 65536
                ? given
                : throw new SettingException($"{Section}:Port", $"is '{text}'; expected a number from 1 to 65535")
            : security == SecureConnection.Tls ? 465 : security == SecureConnection.StartTls ? 587 : 25;
        return new(
            new MailServer(host, port, security) { AcceptedCertificate = section["Certificate"] is { Length: > 0 } print ? print : null },
            section["UserName"], section["Password"]);
    }
}
