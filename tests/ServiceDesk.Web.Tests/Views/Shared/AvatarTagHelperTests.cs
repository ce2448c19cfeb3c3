using ServiceDesk.Web.Views.Shared;

namespace ServiceDesk.Web.Tests.Views.Shared;

public sealed class AvatarTagHelperTests
{
    [Theory]
    [InlineData("Ada Lovelace", "AL")]
    [InlineData("ada", "A")]
    [InlineData("Jean Pierre de la Tour", "JT")]
    [InlineData("ada.lovelace@example.com", "AC")]
    [InlineData("élodie", "É")]
    [InlineData("  ", "?")]
    [InlineData("", "?")]
    public void Initials_are_of_the_first_and_the_last_word(string name, string expected) =>
        Assert.Equal(expected, AvatarTagHelper.InitialsOf(name));

    [Fact]
    public void Alone_it_is_read_out() =>
        Assert.Contains("role=\"img\" aria-label=\"Ada\"", TagHelperRunner.Render(new AvatarTagHelper { Name = "Ada", Alone = true }, "avatar"), StringComparison.Ordinal);

    [Fact]
    public void Beside_the_name_it_is_decoration() =>
        Assert.Contains("aria-hidden=\"true\"", TagHelperRunner.Render(new AvatarTagHelper { Name = "Ada" }, "avatar"), StringComparison.Ordinal);

    [Fact]
    public void A_name_keeps_its_colour() =>
        Assert.Equal(
            TagHelperRunner.Render(new AvatarTagHelper { Name = "Grace Hopper" }, "avatar"),
            TagHelperRunner.Render(new AvatarTagHelper { Name = "Grace Hopper" }, "avatar"));
}
