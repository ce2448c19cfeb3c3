using System.Text.RegularExpressions;

namespace ServiceDesk.Web.Tests.Docs;

public sealed partial class DocumentTests
{
    public static TheoryData<string> Pages { get; } = [.. Documents.All];

    [Theory, MemberData(nameof(Pages))]
    public void Paths_AreThere(string page)
    {
        var missing = Documents.Code(Documents.Read(page))
            .Where(code => RepositoryPath().IsMatch(code) && !IsMadeByRunning(code) && !Documents.Exists(code)).ToList();
        Assert.True(missing.Count == 0, $"{page} names files that are not there:\n{string.Join('\n', missing)}");
    }

    [Theory, MemberData(nameof(Pages))]
    public void Links_LeadSomewhere(string page)
    {
        var folder = Path.GetDirectoryName(page)!;
        var missing = Link().Matches(Documents.Read(page)).Select(match => match.Groups[1].Value)
            .Where(target => !target.Contains("://", StringComparison.Ordinal) && !Documents.Exists(Path.Combine(folder, target.Split('#')[0]))).ToList();
        Assert.True(missing.Count == 0, $"{page} links to files that are not there:\n{string.Join('\n', missing)}");
    }

    [Fact]
    public void Decisions_AreNumberedWithoutGaps()
    {
        var numbers = Documents.All.Where(page => page.StartsWith("docs/decisions/", StringComparison.Ordinal)).Select(page => Path.GetFileName(page)[..4]).ToList();
        Assert.Equal(Enumerable.Range(1, numbers.Count).Select(number => $"{number:0000}"), numbers);
    }

    private static bool IsMadeByRunning(string path) => path.Contains("/App_Data", StringComparison.Ordinal);

    [GeneratedRegex(@"^(?:src|tests|deploy|docs)(?:/[\w.-]+)+/?$")]
    private static partial Regex RepositoryPath();

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Link();
}
