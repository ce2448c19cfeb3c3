using System.Globalization;
using ServiceDesk.Web.Views.Shared;

namespace ServiceDesk.Web.Tests.Views.Shared;

public sealed class AttachmentLinkTests
{
    [Theory]
    [InlineData("en", 0, "0 B")]
    [InlineData("en", 1023, "1023 B")]
    [InlineData("en", 1536, "1.5 KB")]
    [InlineData("en", 123456, "121 KB")]
    [InlineData("fr", 1536, "1,5 Ko")]
    [InlineData("fr", 5368709120, "5 Go")]
    [InlineData("en", 5497558138880, "5120 GB")]
    public void The_size_is_shown_in_the_readers_units(string language, long size, string expected)
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = new CultureInfo(language);
        Assert.Equal(expected, new AttachmentLink("photo.png", size, "/x").ShownSize);
    }
}
