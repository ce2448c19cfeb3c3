using Microsoft.Extensions.Configuration;
using ServiceDesk.Database;
using ServiceDesk.Jobs;

namespace ServiceDesk.Tests.Jobs;

public sealed class IdleSettingsTests
{
    [Theory, InlineData(null, 200), InlineData("", 200), InlineData("0", 0), InlineData("9", 9)]
    public void Most_IsRead(string? text, int expected) => Assert.Equal(expected, Read(text).Most);

    [Theory, InlineData("-1"), InlineData("10001"), InlineData("off")]
    public void Most_ThatIsNoneIsNamed(string text) =>
        Assert.StartsWith("The setting Mail:Idle:Most is", Assert.Throws<SettingException>(() => Read(text)).Message, StringComparison.Ordinal);

    private static IdleSettings Read(string? text) => IdleSettings.Read(new ConfigurationBuilder().AddInMemoryCollection([new("Mail:Idle:Most", text)]).Build());
}
