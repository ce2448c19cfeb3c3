using System.Net;
using Microsoft.Extensions.Configuration;
using ServiceDesk.Database;

namespace ServiceDesk.Outbound;

/// <summary>Which inner networks the administrators of tenants may name servers in (<c>Outbound:InnerNetworks</c>).</summary>
/// <param name="InnerNetworks">Null: all. Empty: none.</param>
public sealed record OutboundSettings(IReadOnlyList<IPNetwork>? InnerNetworks = null)
{
    public const string InnerNetworksSetting = "Outbound:InnerNetworks";

    /// <exception cref="SettingException">The setting cannot be taken.</exception>
    public static OutboundSettings Read(IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        return configuration[InnerNetworksSetting]?.Trim() switch
        {
            null or "" or "all" => new(),
            "none" => new([]),
            var text => new([.. text.Split([',', ' '], StringSplitOptions.RemoveEmptyEntries).Select(Network)]),
        };
    }

    /// <summary>Whether the server may connect there because a tenant has named it.</summary>
    public bool Allows(IPAddress address) => AddressClasses.Of(address) switch
    {
        AddressClass.Public => true,
        AddressClass.Inner => InnerNetworks is null || InnerNetworks.Any(x => x.Contains(AddressClasses.Plain(address))),
        _ => false,
    };

    private static IPNetwork Network(string text) =>
        IPNetwork.TryParse(text, out var network) ? network
        : IPAddress.TryParse(text, out var address) ? new IPNetwork(address, address.GetAddressBytes().Length * 8)
        : throw new SettingException(InnerNetworksSetting, $"holds '{text}'; expected all, none, or networks such as 10.1.0.0/16, fd12:3456::/32 or 127.0.0.1, with commas between");
}
