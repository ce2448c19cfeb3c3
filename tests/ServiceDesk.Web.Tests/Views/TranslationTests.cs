using System.Text.RegularExpressions;
using System.Xml.Linq;
using ServiceDesk.Installation;
using ServiceDesk.Web.Languages;

namespace ServiceDesk.Web.Tests.Views;

public sealed partial class TranslationTests
{
    public static TheoryData<string> Languages { get; } = [.. Language.All.Select(x => x.Name).Where(x => x != "en")];

    private static Dictionary<string, string> Read(string language) => XDocument
        .Load(Path.Combine(SourceTree.Web, "Resources", $"Texts.{language}.resx"))
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
            .Concat(preset.Roles.Select(x => x.Name)).Concat(preset.Groups.Select(x => x.Name)).Concat(preset.Queues.Select(x => x.Name))
            .Concat(preset.Rules.Select(x => x.Name)).Concat(preset.Calendars.Select(x => x.Name)).Concat(preset.Timers.Select(x => x.Name))
            .Concat((preset.Scenarios ?? []).SelectMany(x => (x.States ?? []).SelectMany(state => state.Timers ?? []).Select(timer => timer.Name).Append(x.Name)))
            .Concat(preset.Guides.Values.SelectMany(x => x).Select(x => x.Name))
            .Concat((preset.ServiceLevels ?? []).Select(x => x.Name)).Select(text => (text, $"preset {name}"));
    }

    [Theory, MemberData(nameof(Languages))]
    public void Every_text_has_a_translation(string language)
    {
        var known = Read(language);
        var missing = Used.Where(use => !known.ContainsKey(use.Key)).Select(use => $"{use.First()}: \"{use.Key}\"").ToList();
        Assert.True(missing.Count == 0, $"Add these keys to src/ServiceDesk.Web/Resources/Texts.{language}.resx:\n{string.Join('\n', missing)}");
    }

    [Theory, MemberData(nameof(Languages))]
    public void Every_translation_is_used(string language)
    {
        var unused = Read(language).Keys.Where(key => !Used.Contains(key)).ToList();
        Assert.True(unused.Count == 0, $"No source asks for these keys of Texts.{language}.resx; remove them:\n{string.Join('\n', unused)}");
    }

    [Theory, MemberData(nameof(Languages))]
    public void A_translation_takes_the_same_arguments(string language)
    {
        var different = Read(language).Where(pair => Arguments(pair.Key) != Arguments(pair.Value)).Select(pair => pair.Key).ToList();
        Assert.True(different.Count == 0, $"The text of {language} names other {{0}} arguments than its key:\n{string.Join('\n', different)}");
    }

    [Theory, MemberData(nameof(Languages))]
    public void A_translation_is_not_empty(string language) => Assert.DoesNotContain(Read(language), pair => string.IsNullOrWhiteSpace(pair.Value));

    [Fact]
    public void Every_file_of_texts_is_a_language_that_pages_speak() => Assert.Equal(
        Language.All.Select(x => x.Name).Where(x => x != "en").Order(),
        Directory.EnumerateFiles(Path.Combine(SourceTree.Web, "Resources"), "Texts.*.resx").Select(x => Path.GetFileName(x).Split('.')[1]).Order());

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

    [GeneratedRegex(@"\{\d[^}]*\}")]
    private static partial Regex Argument();
}
