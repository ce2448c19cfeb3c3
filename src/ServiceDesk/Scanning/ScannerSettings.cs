using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Configuration;
using ServiceDesk.Database;
using ServiceDesk.Tickets;

namespace ServiceDesk.Scanning;

/// <summary>Where the virus scanner is (<c>Scanner:*</c>), which speaks the protocol of ClamAV's clamd.</summary>
/// <param name="Address">A host and port, or a Unix socket; null: there is none, and files are served unchecked.</param>
public sealed record ScannerSettings(EndPoint? Address)
{
    private const string AddressSetting = "Scanner:Address";
    private const string SecondsSetting = "Scanner:Seconds";

    /// <summary>How long it may take to connect, to take the next piece of a file, and to answer.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(60);

    public bool IsOn => Address is not null;

    /// <summary>Whether a file is kept from everybody: for what was found in it, or because nobody has looked yet although somebody should.</summary>
    public bool Withholds(FileCheck check) => check == FileCheck.Infected || (IsOn && check != FileCheck.Clean);

    /// <summary>Whether a verdict is still to come.</summary>
    public bool IsAwaited(FileCheck check) => IsOn && check == FileCheck.None;

    /// <exception cref="SettingException">A setting cannot be taken.</exception>
    public static ScannerSettings Read(IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        return new(AddressOf(configuration[AddressSetting]))
        {
            Patience = TimeSpan.FromSeconds(SettingNumber.Of(SecondsSetting, configuration[SecondsSetting], 60, 1, 600)),
        };
    }

    private static EndPoint? AddressOf(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return null;
        if (text.StartsWith('/'))
            // Longer ones do not fit the system's structure.
            return text.Length <= 107 ? new UnixDomainSocketEndPoint(text) : throw new SettingException(AddressSetting, $"is a path of {text.Length} characters; a socket's has 107 at most");
        var colon = text.LastIndexOf(':');
        if (colon <= 0 || !int.TryParse(text[(colon + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var port) || port is < 1 or > 65535)
            throw new SettingException(AddressSetting, $"is '{text}'; expected host:port such as 127.0.0.1:3310, or the path of a socket such as /run/clamav/clamd.ctl");
        return IPEndPoint.TryParse(text, out var address) ? address : new DnsEndPoint(text[..colon], port);
    }
}
