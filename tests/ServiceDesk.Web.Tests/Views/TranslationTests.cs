using System.Text.RegularExpressions;
using System.Xml.Linq;
using ServiceDesk.Installation;

namespace ServiceDesk.Web.Tests.Views;

public sealed partial class TranslationTests
{
    private static readonly Dictionary<string, string> French = XDocument
        .Load(Path.Combine(SourceTree.Web, "Resources", "Texts.fr.resx"))
        .Root!.Elements("data")
        .ToDictionary(data => data.Attribute("name")!.Value, data => data.Element("value")!.Value);

    private static readonly ILookup<string, string> Used = SourceTree.Files(".cshtml", ".cs")
        .SelectMany(path => TextKeys.In(File.ReadAllText(path)).Select(key => (key, path: SourceTree.Relative(path))))
        .Concat(Preset.Names.SelectMany(NamesOf))
        .Concat(KindWords.All())
        .ToLookup(use => use.key, use => use.path);

    // What a tenant starts with is shown through the localizer too.
    private static IEnumerable<(string key, string path)> NamesOf(string name)
    {
        var preset = Preset.Load(name);
        return preset.Statuses.Select(x => x.Name).Concat(preset.Priorities.Select(x => x.Name)).Concat(preset.Categories)
            .Concat(preset.Groups.Select(x => x.Name)).Concat(preset.Queues.Select(x => x.Name))
            .Concat(preset.Rules.Select(x => x.Name)).Concat(preset.Calendars.Select(x => x.Name)).Concat(preset.Timers.Select(x => x.Name))
            .Concat((preset.Scenarios ?? []).SelectMany(x => (x.States ?? []).SelectMany(state => state.Timers ?? []).Select(timer => timer.Name).Append(x.Name)))
            .Concat(preset.Guides.Values.SelectMany(x => x).Select(x => x.Name))
            .Concat((preset.ServiceLevels ?? []).Select(x => x.Name)).Select(text => (text, $"preset {name}"));
    }

    [Fact]
    public void Every_text_has_a_French_translation()
    {
        var missing = Used.Where(use => !French.ContainsKey(use.Key)).Select(use => $"{use.First()}: \"{use.Key}\"").ToList();
        Assert.True(missing.Count == 0, $"Add these keys to src/ServiceDesk.Web/Resources/Texts.fr.resx:\n{string.Join('\n', missing)}");
    }

    [Fact]
    public void Every_French_translation_is_used()
    {
        var unused = French.Keys.Where(key => !Used.Contains(key)).ToList();
        Assert.True(unused.Count == 0, $"No source asks for these keys of Texts.fr.resx; remove them:\n{string.Join('\n', unused)}");
    }

    [Fact]
    public void A_translation_takes_the_same_arguments()
    {
        var different = French.Where(pair => Arguments(pair.Key) != Arguments(pair.Value)).Select(pair => pair.Key).ToList();
        Assert.True(different.Count == 0, $"The French text names other {{0}} arguments than its key:\n{string.Join('\n', different)}");
    }

    [Fact]
    public void A_translation_is_not_empty() => Assert.DoesNotContain(French, pair => string.IsNullOrWhiteSpace(pair.Value));

    [Theory]
    [InlineData("""<h1>@L["Files"]</h1>""", "Files")]
    [InlineData("""L["{0} files", "x"]""", "{0} files")]
    [InlineData("""L[many ? "Files" : "File"]""", "Files|File")]
    [InlineData("""L["Say \"yes\""]""", "Say \"yes\"")]
    [InlineData("""localizer["Gone"]""", "Gone")]
    [InlineData("""Texts.Key("Later")""", "Later")]
    [InlineData("""[Display(Name = "Subject"), Required(ErrorMessage = "Say what it is about.")]""", "Subject|Say what it is about.")]
    [InlineData("""/// L["An example in a comment"]""", "")]
    [InlineData("""ViewData["Title"] = Model["x"];""", "")]
    public void Keys_are_found_in_a_source(string source, string expected) =>
        Assert.Equal(expected, string.Join('|', TextKeys.In(source)));

    private static string Arguments(string text) =>
        string.Join(',', Argument().Matches(text).Select(match => match.Value).Distinct().Order(StringComparer.Ordinal));

    [GeneratedRegex(@"\{\d")]
    private static partial Regex Argument();
}
