using ServiceDesk.Branding;

namespace ServiceDesk.Tests.Branding;

public sealed class AccentColourTests
{
    // Where links stand: the surfaces of colours.css.
    private static readonly string[] Light = ["#ffffff", "#fbfbfc", "#f3f4f6", "#f1f3f7"];
    private static readonly string[] Dark = ["#131417", "#1a1c20", "#212429", "#22252b"];

    [Fact]
    public void WhateverIsChosen_CanBeRead()
    {
        for (var red = 0; red < 256; red += 15)
            for (var green = 0; green < 256; green += 15)
                for (var blue = 0; blue < 256; blue += 15)
                {
                    var accent = AccentColour.Parse($"#{red:x2}{green:x2}{blue:x2}")!;
                    Assert.All(Light, x => Assert.True(AccentColour.Contrast(accent.OnLight, x) >= 4.5, $"{red},{green},{blue} becomes {accent.OnLight} on {x}"));
                    Assert.All(Dark, x => Assert.True(AccentColour.Contrast(accent.OnDark, x) >= 4.5, $"{red},{green},{blue} becomes {accent.OnDark} on {x}"));
                    // What buttons say: colours.css, --tblr-primary-fg.
                    Assert.True(AccentColour.Contrast(accent.OnLight, "#ffffff") >= 4.5 && AccentColour.Contrast(accent.OnDark, "#0d1117") >= 4.5);
                }
    }

    [Theory]
    [InlineData("#0b5394", "#0b5394", null)]
    [InlineData("#ffe600", null, "#ffe600")]
    public void WhatCanBeRead_StaysAsItIs(string chosen, string? onLight, string? onDark)
    {
        var accent = AccentColour.Parse(chosen)!;
        Assert.Equal((onLight is not null, onDark is not null), (accent.OnLight == chosen, accent.OnDark == chosen));
    }

    [Fact]
    public void WhatIsMoved_IsMovedNoFurtherThanItMust()
    {
        var yellow = AccentColour.Parse("#ffe600")!;
        Assert.InRange(AccentColour.Contrast(yellow.OnLight, "#f1f3f7"), 4.5, 4.7);
        Assert.InRange(AccentColour.Contrast(AccentColour.Parse("#000080")!.OnDark, "#22252b"), 4.5, 4.7);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("red")]
    [InlineData("#12345")]
    [InlineData("#1234567")]
    [InlineData("#12345g")]
    [InlineData("# 1234f")]
    [InlineData("1f6feb#")]
    public void WhatIsNoColour_IsNone(string? text) => Assert.Null(AccentColour.Parse(text));

    [Fact]
    public void Contrast_IsThatOfWcag()
    {
        Assert.Equal(21, AccentColour.Contrast("#000000", "#ffffff"), 3);
        Assert.Equal(4.48, AccentColour.Contrast("#777777", "#ffffff"), 2);
        Assert.Throws<FormatException>(() => AccentColour.Contrast("white", "#ffffff"));
    }
}
