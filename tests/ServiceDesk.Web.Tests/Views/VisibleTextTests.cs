namespace ServiceDesk.Web.Tests.Views;

public sealed class VisibleTextTests
{
    [Fact]
    public void Views_show_no_text_that_passes_the_localizer_by()
    {
        var found = SourceTree.Files(".cshtml")
            .SelectMany(path => VisibleTexts.In(File.ReadAllText(path)).Select(text => $"{SourceTree.Relative(path)}: {text}"))
            .ToList();
        Assert.True(found.Count == 0, $"Put these texts into @L[\"…\"] and their French into Texts.fr.resx:\n{string.Join('\n', found)}");
    }

    [Theory]
    [InlineData("<p>Hello</p>", "Hello")]
    [InlineData("""<p>@L["Hello"] there</p>""", "there")]
    [InlineData("""<a title="Close it">×</a>""", "title=\"Close it\"")]
    [InlineData("""<input aria-label="Name" placeholder="@L["x"]">""", "aria-label=\"Name\"")]
    [InlineData("@if (Model.Any())\n{\n  <b>Some</b>\n}\nelse\n{\n  <b>@Model.Name</b>\n}", "Some")]
    public void A_text_outside_the_localizer_is_found(string view, string expected) =>
        Assert.Equal(expected, Assert.Single(VisibleTexts.In(view)));

    [Theory]
    [InlineData("""<p>@L["Hello"] &nbsp; 17 · <b>@Model.Name</b> (@Model.Items.Count(i => i.Size > 3))</p>""")]
    [InlineData("""<p title="@L["Say “{0}”", Model.Name]">@(Model.A < 3 ? L["Few"] : L["Many"])</p>""")]
    [InlineData("@{\n  Layout = \"_Layout\";\n  var words = \"some text\";\n}\n@section Sidebar {\n<hr>\n}")]
    [InlineData("@foreach (var item in Model.Items)\n{\n  var shown = item.Name;\n  <i>@shown</i>\n}")]
    [InlineData("@* a remark *@ <!-- another -->")]
    public void Code_is_not_taken_for_text(string view) => Assert.Empty(VisibleTexts.In(view));
}
