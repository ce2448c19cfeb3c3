using System.Net;
using Microsoft.Extensions.Configuration;
using ServiceDesk.Database;
using ServiceDesk.Outbound;

namespace ServiceDesk.Tests.Outbound;

public sealed class OutboundSettingsTests
{
    [Theory]
    [InlineData("93.184.216.34", AddressClass.Public)]
    [InlineData("2606:4700::1111", AddressClass.Public)]
    [InlineData("64:ff9b::5db8:d822", AddressClass.Public)]
    [InlineData("2002:5db8:d822::1", AddressClass.Public)]
    [InlineData("127.0.0.1", AddressClass.Inner)]
    [InlineData("127.255.0.9", AddressClass.Inner)]
    [InlineData("::1", AddressClass.Inner)]
    [InlineData("10.0.0.5", AddressClass.Inner)]
    [InlineData("172.16.0.1", AddressClass.Inner)]
    [InlineData("172.32.0.1", AddressClass.Public)]
    [InlineData("192.168.1.1", AddressClass.Inner)]
    [InlineData("100.64.0.1", AddressClass.Inner)]
    [InlineData("fd12::1", AddressClass.Inner)]
    [InlineData("::ffff:10.0.0.5", AddressClass.Inner)]
    [InlineData("::10.0.0.5", AddressClass.Inner)]
    [InlineData("::ffff:0:10.0.0.5", AddressClass.Inner)]
    [InlineData("64:ff9b::7f00:1", AddressClass.Inner)]
    [InlineData("2002:a00:5::1", AddressClass.Inner)]
    [InlineData("169.254.169.254", AddressClass.Never)]
    [InlineData("::ffff:169.254.169.254", AddressClass.Never)]
    [InlineData("64:ff9b::a9fe:a9fe", AddressClass.Never)]
    [InlineData("64:ff9b:1::a9fe:a9fe", AddressClass.Never)]
    [InlineData("2002:a9fe:a9fe::1", AddressClass.Never)]
    [InlineData("2001:0:4136:e378:8000:63bf:5601:5601", AddressClass.Never)]
    [InlineData("fd00:ec2::254", AddressClass.Never)]
    [InlineData("fd20:ce::254", AddressClass.Never)]
    [InlineData("100.100.100.200", AddressClass.Never)]
    [InlineData("168.63.129.16", AddressClass.Never)]
    [InlineData("fe80::1%1", AddressClass.Never)]
    [InlineData("0.0.0.0", AddressClass.Never)]
    [InlineData("0.1.2.3", AddressClass.Never)]
    [InlineData("::", AddressClass.Never)]
    [InlineData("::ffff:0.0.0.0", AddressClass.Never)]
    [InlineData("224.0.0.1", AddressClass.Never)]
    [InlineData("255.255.255.255", AddressClass.Never)]
    [InlineData("ff02::1", AddressClass.Never)]
    public void AnAddress_CountsByWhereItEnds(string address, AddressClass expected) => Assert.Equal(expected, AddressClasses.Of(IPAddress.Parse(address)));

    [Theory]
    [InlineData(null, "127.0.0.1 10.0.0.5 fd12::1 93.184.216.34", "169.254.169.254 fd00:ec2::254 0.0.0.0")]
    [InlineData("all", "127.0.0.1 10.0.0.5", "169.254.169.254")]
    [InlineData("none", "93.184.216.34", "127.0.0.1 10.0.0.5 fd12::1 ::1 ::ffff:127.0.0.1 169.254.169.254")]
    [InlineData("10.1.0.0/16, 127.0.0.1 fd12::/16", "10.1.2.3 127.0.0.1 fd12::1 ::ffff:10.1.2.3 93.184.216.34", "10.2.0.1 127.0.0.2 fd13::1")]
    [InlineData("0.0.0.0/0,::/0", "10.0.0.5 ::1", "169.254.169.254 fe80::1 0.0.0.0")]
    public void InnerNetworks_OpenAsTheOperatorSays_AndMetadataNever(string? setting, string open, string closed)
    {
        var settings = Read(setting);
        Assert.All(open.Split(' '), x => Assert.True(settings.Allows(IPAddress.Parse(x)), x));
        Assert.All(closed.Split(' '), x => Assert.False(settings.Allows(IPAddress.Parse(x)), x));
    }

    [Fact]
    public void WhatIsNoNetwork_IsRefusedByName()
    {
        var refusal = Assert.Throws<SettingException>(() => Read("10.0.0.0/8, intranet"));
        Assert.Contains("Outbound:InnerNetworks holds 'intranet'; expected all, none, or networks", refusal.Message, StringComparison.Ordinal);
    }

    private static OutboundSettings Read(string? setting) =>
        OutboundSettings.Read(new ConfigurationBuilder().AddInMemoryCollection([new(OutboundSettings.InnerNetworksSetting, setting)]).Build());
}
