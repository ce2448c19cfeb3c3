using ServiceDesk.Web.Commands;

namespace ServiceDesk.Web.Tests.Commands;

public sealed class CalendarCommandTests : IDisposable
{
    private const string Berlin =
        """{"timeZone":"Europe/Berlin","hours":{"mon":[["09:00","17:00"]],"fri":[["09:00","17:00"]]},"holidays":["2026-12-25"]}""";

    private readonly CommandRunner runner = new();

    private string BerlinFile
    {
        get
        {
            var path = Path.Combine(runner.Folder, "berlin.json");
            File.WriteAllText(path, Berlin);
            return path;
        }
    }

    public void Dispose() => runner.Dispose();

    [Theory]
    [InlineData("2026-03-27T15:00:00Z", "90", "2026-03-30T07:30:00Z")]
    [InlineData("2026-03-27T16:00:00+01:00", "60", "2026-03-27T16:00:00Z")]
    [InlineData("2026-03-27T15:00Z", "0.25", "2026-03-27T15:00:15Z")]
    [InlineData("2026-03-27T15:00:00.5Z", "1", "2026-03-27T15:01:00.5Z")]
    [InlineData("2026-03-28T15:00Z", "0", "2026-03-28T15:00:00Z")]
    public async Task Add_PrintsTheInstantAlone(string from, string minutes, string expected) =>
        Assert.Equal((0, $"{expected}\n", ""), await runner.RunAsync("calendar", "add", "--file", BerlinFile, "--from", from, "--minutes", minutes));

    [Theory]
    [InlineData("2026-03-27T15:00:00Z", "2026-03-30T07:30:00Z", "90")]
    [InlineData("2026-03-27T15:00:00Z", "2026-03-27T15:01:59.9Z", "1")]
    [InlineData("2026-03-27T15:01:59.9Z", "2026-03-27T15:00:00Z", "-1")]
    [InlineData("2026-03-28T15:00:00Z", "2026-03-29T15:00:00Z", "0")]
    public async Task Between_PrintsWholeMinutesAlone(string from, string to, string expected) =>
        Assert.Equal((0, $"{expected}\n", ""), await runner.RunAsync("calendar", "between", "--file", BerlinFile, "--from", from, "--to", to));

    [Theory]
    [InlineData("--from is 'today'; expected an instant", "add", "--from", "today", "--minutes", "1")]
    [InlineData("--from is '2026-03-27T15:00:00'; expected an instant", "add", "--from", "2026-03-27T15:00:00", "--minutes", "1")]
    [InlineData("--minutes is -5; expected 0 or more", "add", "--from", "2026-03-27T15:00Z", "--minutes", "-5")]
    [InlineData("--minutes is 'soon'; expected a number", "add", "--from", "2026-03-27T15:00Z", "--minutes", "soon")]
    [InlineData("--to is 'later'; expected an instant", "between", "--from", "2026-03-27T15:00Z", "--to", "later")]
    [InlineData("needs --to T", "between", "--from", "2026-03-27T15:00Z")]
    public async Task Options_that_cannot_be_taken_end_with_2(string expected, params string[] args)
    {
        var (code, output, error) = await runner.RunAsync(["calendar", args[0], "--file", BerlinFile, .. args[1..]]);
        Assert.Equal((2, ""), (code, output));
        Assert.Contains(expected, error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"timeZone":"Mars/Olympus","hours":{}}""", "timeZone is 'Mars/Olympus'")]
    [InlineData("""{"timeZone":"UTC","hours":{}}""", "no working time within 10 years after 2026-03-27T15:00:00Z")]
    public async Task A_calendar_without_an_answer_ends_with_1(string json, string expected)
    {
        var path = Path.Combine(runner.Folder, "other.json");
        await File.WriteAllTextAsync(path, json, TestContext.Current.CancellationToken);
        var (code, output, error) = await runner.RunAsync("calendar", "add", "--file", path, "--from", "2026-03-27T15:00Z", "--minutes", "1");
        Assert.Equal((1, ""), (code, output));
        Assert.StartsWith($"{path}: ", error, StringComparison.Ordinal);
        Assert.Contains(expected, error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_not_there_ends_with_1()
    {
        var (code, output, error) = await runner.RunAsync("calendar", "add", "--file", Path.Combine(runner.Folder, "none.json"), "--from", "2026-03-27T15:00Z", "--minutes", "1");
        Assert.Equal((1, ""), (code, output));
        Assert.Contains("none.json", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Batch_AnswersEachLineInItsPlace_EmptyOnesAside()
    {
        var given = $$$"""
            {"calendar":{{{Berlin}}},"from":"2026-03-27T15:00:00Z","minutes":90}

            nonsense
            {"to":"2026-03-30T07:30:00Z","from":"2026-03-27T15:00:00Z","calendar":{{{Berlin}}}}
            {"calendar":{"timeZone":"UTC","hours":{}},"from":"2026-03-27T15:00:00Z","minutes":1}
            {"calendar":{{{Berlin}}},"from":"2026-03-27T15:00:00Z","minutes":0.5}
            """;
        var (code, output, error) = await runner.RunOnAsync(given, "calendar", "--batch");
        Assert.Equal((1, ""), (code, error));
        Assert.Collection(output.Split('\n'),
            line => Assert.Equal("2026-03-30T07:30:00Z", line),
            line => Assert.StartsWith("error: the line is no JSON: ", line, StringComparison.Ordinal),
            line => Assert.Equal("90", line),
            line => Assert.StartsWith("error: The calendar in UTC has no working time within 10 years after 2026-03-27T15:00:00Z", line, StringComparison.Ordinal),
            line => Assert.Equal("2026-03-27T15:00:30Z", line),
            Assert.Empty);
    }

    [Fact]
    public async Task Batch_OfGoodLines_EndsWith0() =>
        Assert.Equal((0, "90\n90\n", ""), await runner.RunOnAsync(
            string.Concat(Enumerable.Repeat($$"""{"calendar":{{Berlin}},"from":"2026-03-27T15:00:00Z","to":"2026-03-30T07:30:00Z"}""" + "\r\n", 2)), "calendar", "--batch"));

    [Fact]
    public async Task Batch_OfNothing_PrintsNothing() => Assert.Equal((0, "", ""), await runner.RunOnAsync("\n \n", "calendar", "--batch"));

    [Theory]
    [InlineData("[]", "the line is no object; expected {\"calendar\"")]
    [InlineData("{}", "the line has no members; expected {\"calendar\"")]
    [InlineData("""{"calendar":C,"from":"2026-03-27T15:00:00Z"}""", "the line has calendar, from; expected")]
    [InlineData("""{"calendar":C,"from":"2026-03-27T15:00:00Z","minutes":1,"to":"2026-03-27T15:00:00Z"}""", "the line has calendar, from, minutes, to; expected")]
    [InlineData("""{"calendar":C,"from":"2026-03-27T15:00:00Z","minutes":1,"id":7}""", "the line has a member 'id'")]
    [InlineData("""{"calendar":C,"from":"2026-03-27T15:00:00Z","minutes":1,"minutes":2}""", "the line has 'minutes' twice")]
    [InlineData("""{"calendar":C,"from":"2026-03-27T15:00:00Z","minutes":1} {}""", "the line is no JSON")]
    [InlineData("""{"calendar":C,"from":"2026-03-27T15:00:00Z","minutes":1""", "the line is no JSON")]
    [InlineData("""{"calendar":C,"from":"2026-03-27T15:00:00","minutes":1}""", "from is '2026-03-27T15:00:00'; expected an instant")]
    [InlineData("""{"calendar":C,"from":"a\u2028b\nc","minutes":1}""", "from is 'a b c'; expected an instant")]
    [InlineData("""{"calendar":C,"from":"\ud800","minutes":1}""", "a text that is none")]
    [InlineData("""{"calendar":C,"from":1,"minutes":1}""", "from is '1'; expected an instant")]
    [InlineData("""{"calendar":C,"from":"2026-03-27T15:00:00Z","to":null}""", "to is 'null'; expected an instant")]
    [InlineData("""{"calendar":C,"from":"2026-03-27T15:00:00Z","minutes":-1}""", "minutes is -1; expected 0 or more")]
    [InlineData("""{"calendar":C,"from":"2026-03-27T15:00:00Z","minutes":"90"}""", "minutes is '\"90\"'; expected a number")]
    [InlineData("""{"calendar":C,"from":"2026-03-27T15:00:00Z","minutes":1e999}""", "minutes is '1e999'; expected a number")]
    [InlineData("""{"calendar":C,"from":"2026-03-27T15:00:00Z","minutes":[1]}""", "minutes is '[1]'; expected a number")]
    [InlineData("""{"calendar":{"timeZone":"UTC","hours":{"mon":[["9","17:00"]]}},"from":"2026-03-27T15:00:00Z","minutes":1}""", "hours.mon[0][0] is '9'; expected a time")]
    [InlineData("""{"calendar":{"timeZone":"UTC","timeZone":"UTC","hours":{}},"from":"2026-03-27T15:00:00Z","minutes":1}""", "Duplicate")]
    [InlineData("""{"calendar":{"a\nb":1,"a\nb":1},"from":"2026-03-27T15:00:00Z","minutes":1}""", "Duplicate")]
    [InlineData("""{"calendar":null,"from":"2026-03-27T15:00:00Z","minutes":1}""", "The calendar is 'null'; expected an object")]
    public async Task A_line_that_cannot_be_taken_is_answered_with_an_error(string line, string expected)
    {
        var (code, output, _) = await runner.RunOnAsync(line.Replace("\"calendar\":C", $"\"calendar\":{Berlin}", StringComparison.Ordinal), "calendar", "--batch");
        Assert.Equal(1, code);
        var answer = Assert.Single(output.TrimEnd('\n').Split('\n'));
        Assert.StartsWith("error: ", answer, StringComparison.Ordinal);
        Assert.Contains(expected, answer, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("'calendar' needs --batch.", "calendar")]
    [InlineData("--batch was given the value 'yes'; it takes none", "calendar", "--batch=yes")]
    [InlineData("'calendar' takes no 'x'", "calendar", "--batch", "x")]
    [InlineData("'calendar' takes no 'subtract'", "calendar", "subtract", "--batch")]
    public async Task Batch_is_asked_for_by_its_option_alone(string expected, params string[] args)
    {
        var (code, output, error) = await runner.RunAsync(args);
        Assert.Equal((2, ""), (code, output));
        Assert.Contains(expected, error, StringComparison.Ordinal);
    }

    [Fact]
    public void MoreCalendarsThanAreKept_AreAnsweredStill()
    {
        var questions = new CalendarQuestions();
        for (var i = 0; i < 2500; i++)
        {
            var calendar = FormattableString.Invariant($$$"""{"timeZone":"UTC","hours":{"mon":[["{{{i % 24:00}}}:00","{{{i % 24:00}}}:{{{1 + i / 24 % 59:00}}}"]]}}""");
            var line = $$"""{"calendar":{{calendar}}{{new string(' ', i % 7)}},"from":"2026-11-22T00:00:00Z","to":"2026-11-24T12:00:00Z"}""";
            Assert.Equal(FormattableString.Invariant($"{1 + i / 24 % 59}"), questions.Answer(line));
        }
    }
}
