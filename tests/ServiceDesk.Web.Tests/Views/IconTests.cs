using System.Text.RegularExpressions;
using ServiceDesk.Web.Views.Shared;

namespace ServiceDesk.Web.Tests.Views;

public sealed partial class IconTests
{
    [Fact]
    public void Views_name_icons_that_the_sprite_has()
    {
        var unknown = SourceTree.Files(".cshtml")
            .SelectMany(path => IconUse().Matches(File.ReadAllText(path)).Select(match => (path, name: match.Groups[1].Value)))
            .Where(use => Record.Exception(() => IconNames.Require(use.name)) is not null)
            .Select(use => $"{SourceTree.Relative(use.path)}: {use.name}")
            .ToList();
        Assert.True(unknown.Count == 0, $"Add these icons to src/ServiceDesk.Web/icons.txt:\n{string.Join('\n', unknown)}");
    }

    [Fact]
    public void An_unknown_icon_says_where_to_add_it() =>
        Assert.Contains("icons.txt", Assert.Throws<InvalidOperationException>(() => IconNames.Require("no-such-icon")).Message, StringComparison.Ordinal);

    [GeneratedRegex("""<(?:icon [^>]*name|empty-state [^>]*icon)="([a-z0-9-]+)""")]
    private static partial Regex IconUse();
}
