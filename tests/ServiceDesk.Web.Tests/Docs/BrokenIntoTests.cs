using System.Text.RegularExpressions;

namespace ServiceDesk.Web.Tests.Docs;

/// <summary>The list of attempts from one tenant into another names the test that makes each of them.</summary>
public sealed partial class BrokenIntoTests
{
    [Fact]
    public void EveryTestThatIsNamed_IsThere()
    {
        var page = Documents.Read("docs/security.md");
        var section = page[page.IndexOf("## Broken into", StringComparison.Ordinal)..].Split("\n## ")[0];
        var rows = section.Split('\n').Where(x => x.StartsWith("| ", StringComparison.Ordinal)).Skip(1).ToList();
        Assert.True(rows.Count >= 20, $"Only {rows.Count} attempts are listed.");
        Assert.Empty(rows.Where(x => !Named().IsMatch(x)).Select(x => $"no test: {x}"));
        Assert.Empty(Named().Matches(section).Where(x => !IsTest(x.Groups[1].Value, x.Groups[2].Value)).Select(x => $"not there: {x.Value}"));
    }

    private static bool IsTest(string type, string method) => Directory.EnumerateFiles(Path.Combine(Documents.Root, "tests"), $"{type}.cs", SearchOption.AllDirectories)
        .Any(x => Regex.IsMatch(File.ReadAllText(x), $@"\[(?:Fact|Theory)\b[^\n]*\]\s*(?:\[[^\n]*\]\s*)*public (?:async Task|void) {Regex.Escape(method)}\("));

    [GeneratedRegex(@"`(\w+Tests)\.(\w+)`")]
    private static partial Regex Named();
}
