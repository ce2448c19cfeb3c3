using System.Text.RegularExpressions;
using ServiceDesk.Web.Tests.Commands;

namespace ServiceDesk.Web.Tests.Docs;

/// <summary>The examples of docs/calendars.md answer what the page says that they do.</summary>
public sealed partial class CalendarExamplesTests : IDisposable
{
    private static readonly string Page = Documents.Read("docs/calendars.md");

    private readonly CommandRunner runner = new();

    public void Dispose() => runner.Dispose();

    [Fact]
    public async Task Examples_AnswerWhatThePageSays()
    {
        foreach (Match file in NamedFile().Matches(Page))
            await File.WriteAllTextAsync(Path.Combine(runner.Folder, file.Groups["name"].Value), file.Groups["text"].Value, TestContext.Current.CancellationToken);
        var examples = Example().Matches(Page);
        Assert.True(examples.Count >= 10, $"{examples.Count} examples were found in docs/calendars.md; at least 10 were expected: is it still read as it should be?");
        foreach (Match example in examples)
        {
            var words = example.Groups["words"].Value.Split(' ');
            var given = "";
            if (words is [.. var before, "<", var input])
                (words, given) = (before, await File.ReadAllTextAsync(Path.Combine(runner.Folder, input), TestContext.Current.CancellationToken));
            var args = words.Select(x => x.EndsWith(".json", StringComparison.Ordinal) ? Path.Combine(runner.Folder, x) : x).ToArray();
            var (_, output, error) = await runner.RunOnAsync(given, args);
            Assert.Equal(example.Value, $"$ {example.Groups["words"].Value}\n{(output + error).Replace($"{runner.Folder}{Path.DirectorySeparatorChar}", "", StringComparison.Ordinal)}");
        }
    }

    /// <summary>A block of code behind a line that ends in the file's name.</summary>
    [GeneratedRegex("`(?<name>[\\w.]+)`:\n+```\\w*\n(?<text>.*?)```", RegexOptions.Singleline)]
    private static partial Regex NamedFile();

    /// <summary>A line behind a prompt, and what stands below it up to the next one or the end of the block.</summary>
    [GeneratedRegex("^\\$ (?<words>calendar .+)\n(?:(?!\\$ |```).*\n)+", RegexOptions.Multiline)]
    private static partial Regex Example();
}
