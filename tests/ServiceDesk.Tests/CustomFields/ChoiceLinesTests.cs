using ServiceDesk.CustomFields;

namespace ServiceDesk.Tests.CustomFields;

public sealed class ChoiceLinesTests
{
    private static readonly IReadOnlyList<FieldChoice> Former = ChoiceLines.Read("North | de: Norden\nSouth\nWest", []).Choices;

    [Fact]
    public void Lines_become_choices_and_lines_again()
    {
        Assert.Equal([(1, "North"), (2, "South"), (3, "West")], Former.Select(x => (x.Id, x.Name)));
        Assert.Equal(("Norden", "North"), (Former[0].NameIn(new("de-AT")), Former[0].NameIn(new("fr"))));
        Assert.Equal("North | de: Norden\nSouth\nWest", ChoiceLines.Write(FieldChoice.Read(FieldChoice.Write(Former))));
    }

    [Fact]
    public void A_choice_keeps_its_id_where_it_is_moved_or_renamed_and_is_kept_where_it_is_left_out()
    {
        var (choices, refusal) = ChoiceLines.Read("east\nSouth => Down south | fr: Sud\nnorth", Former);
        Assert.Null(refusal);
        Assert.Equal([(4, "east", false), (2, "Down south", false), (1, "north", false), (3, "West", true)], choices.Select(x => (x.Id, x.Name, x.IsOut)));
        Assert.Equal("east\nDown south | fr: Sud\nnorth", ChoiceLines.Write(choices));
        // The same lines again: what was renamed has its new name, and what was taken out comes back under its id.
        var (again, none) = ChoiceLines.Read("South => Down south\nWEST", choices);
        Assert.Null(none);
        Assert.Equal([(2, "Down south", false), (3, "WEST", false), (4, "east", true), (1, "north", true)], again.Select(x => (x.Id, x.Name, x.IsOut)));
    }

    [Theory]
    [InlineData("a\nA")]
    [InlineData("Nowhere => a")]
    [InlineData("North => South\nSouth => South")]
    [InlineData("South\nNorth => Down\nNorth")]
    [InlineData("=> ")]
    [InlineData("a | xx: b")]
    [InlineData("a | fr:")]
    [InlineData("a | fr")]
    public void What_is_unclear_is_refused(string lines) => Assert.NotNull(ChoiceLines.Read(lines, Former).Refusal);

    [Fact]
    public void Too_many_and_too_long_are_refused()
    {
        Assert.NotNull(ChoiceLines.Read(string.Join('\n', Enumerable.Range(0, ChoiceLines.Most + 1)), []).Refusal);
        Assert.NotNull(ChoiceLines.Read(new string('x', 81), []).Refusal);
        Assert.Equal(ChoiceLines.Most, ChoiceLines.Read(string.Join('\n', Enumerable.Range(0, ChoiceLines.Most)), []).Choices.Count);
    }
}
