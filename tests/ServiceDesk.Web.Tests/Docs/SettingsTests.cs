using System.Text.RegularExpressions;

namespace ServiceDesk.Web.Tests.Docs;

/// <summary>The table of settings in docs/operations.md holds exactly what the sources read.</summary>
public sealed partial class SettingsTests
{
    private static readonly IReadOnlyList<string> Read =
        [.. SourcesOf(Path.Combine(Documents.Root, "src")).SelectMany(path => KeysIn(File.ReadAllText(path), path)).Distinct().Order(StringComparer.Ordinal)];

    private static readonly IReadOnlyList<string> Documented =
        [.. Row().Matches(Section().Match(Documents.Read("docs/operations.md")).Value).Select(match => match.Groups[1].Value)];

    [Fact]
    public void What_is_read_is_documented()
    {
        var missing = Read.Except(Documented).ToList();
        Assert.True(missing.Count == 0, $"Add these settings to the table in docs/operations.md:\n{string.Join('\n', missing)}");
    }

    [Fact]
    public void What_is_documented_is_read()
    {
        var unknown = Documented.Except(Read).ToList();
        Assert.True(unknown.Count == 0, $"No source reads these settings; take them out of docs/operations.md:\n{string.Join('\n', unknown)}");
    }

    [Fact]
    public void Settings_are_documented_once() => Assert.Equal(Documented.Distinct(), Documented);

    [Theory]
    [InlineData("""var x = configuration["Desk:Name"];""", "Desk:Name")]
    [InlineData("""builder.Configuration["Plain"] ??= "x";""", "Plain")]
    [InlineData("""public const string Setting = "A:B"; … configuration[Setting]""", "A:B")]
    [InlineData("""public const string NameSetting = "A:C";""", "A:C")]
    [InlineData("""configuration.GetValue("A:D", 20)""", "A:D")]
    [InlineData("""configuration.GetValue<int?>("A:E")""", "A:E")]
    [InlineData("""configuration.GetConnectionString("Desk")""", "ConnectionStrings:Desk")]
    [InlineData("""const string Section = "A:F"; var section = configuration.GetSection(Section); _ = section["Port"] + section["Host"];""", "A:F:Port|A:F:Host")]
    [InlineData("""var section = configuration.GetSection("A:G"); _ = section["Port"];""", "A:G:Port")]
    [InlineData("""rows["Desk:Name"]""", "")]
    public void Keys_are_found_in_a_source(string source, string expected) => Assert.Equal(expected, string.Join('|', KeysIn(source, "a line")));

    [Theory]
    [InlineData("""configuration[name]""")]
    [InlineData("""configuration.GetSection(name)""")]
    public void A_key_that_cannot_be_found_out_is_refused(string source) =>
        Assert.Throws<InvalidOperationException>(() => KeysIn(source, "a line").ToList());

    private static IEnumerable<string> SourcesOf(string folder) => Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
        .Where(path => !Path.GetRelativePath(folder, path).Split('/', '\\').Any(part => part is "bin" or "obj" or "node_modules" or "Migrations"));

    private static IEnumerable<string> KeysIn(string source, string where)
    {
        var constants = Constant().Matches(source).GroupBy(match => match.Groups[1].Value).ToDictionary(x => x.Key, x => x.First().Groups[2].Value);
        var keys = constants.Where(x => x.Key.EndsWith("Setting", StringComparison.Ordinal)).Select(x => x.Value)
            .Concat(Lookup().Matches(source).Select(match => Named(match.Groups[1].Value)))
            .Concat(ConnectionString().Matches(source).Select(match => $"ConnectionStrings:{match.Groups[1].Value}"));
        var sections = GetSection().Matches(source).Select(match => Named(match.Groups[1].Value)).ToList();
        return keys.Concat(sections.SelectMany(section => OfSection().Matches(source).Select(match => $"{section}:{match.Groups[1].Value}"))).Distinct();

        string Named(string argument) => argument.StartsWith('"') ? argument.Trim('"')
            : constants.TryGetValue(argument, out var value) ? value
            : throw new InvalidOperationException($"{where} reads a setting by '{argument}'; expected a literal or a constant of the same file, so that it can be documented.");
    }

    [GeneratedRegex("""const string (\w+) = "([^"]+)";""")]
    private static partial Regex Constant();

    [GeneratedRegex("""\b[cC]onfiguration(?:\[|\.GetValue(?:<[^>]+>)?\()("[^"]+"|\w+)""")]
    private static partial Regex Lookup();

    [GeneratedRegex("""\b[cC]onfiguration\.GetConnectionString\("([^"]+)"\)""")]
    private static partial Regex ConnectionString();

    [GeneratedRegex("""\b[cC]onfiguration\.GetSection\(("[^"]+"|\w+)\)""")]
    private static partial Regex GetSection();

    [GeneratedRegex("""\bsection\["(\w+)"\]""")]
    private static partial Regex OfSection();

    [GeneratedRegex(@"^## Settings$.*?(?=^## )", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Section();

    [GeneratedRegex(@"^\| `([\w:]+)` \|", RegexOptions.Multiline)]
    private static partial Regex Row();
}
