using System.Text.Json;

namespace ServiceDesk.Web.Tests.Commands;

public sealed class VerbTests : IDisposable
{
    private readonly CommandRunner runner = new();

    public void Dispose() => runner.Dispose();

    [Fact]
    public async Task A_desk_is_checked_made_and_listed()
    {
        var (code, output, _) = await runner.RunAsync("database", "check");
        Assert.Equal(0, code);
        Assert.Contains("is not there yet", output, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(runner.Folder, "*.db"));

        (code, output, var error) = await runner.RunAsync(
            "tenant", "create", "--slug", "acme", "--name", "Acme Ltd", "--preset", "helpdesk", "--admin", "ann@acme.test", "--language", "fr");
        Assert.Equal(0, code);
        Assert.StartsWith("http://localhost:5000/acme/", output, StringComparison.Ordinal);
        Assert.Contains("ann@acme.test", error, StringComparison.Ordinal);

        (code, output, _) = await runner.RunAsync("tenant", "list");
        Assert.Equal(0, code);
        Assert.StartsWith("acme\thelpdesk\tfr\tUTC\t", output, StringComparison.Ordinal);

        (code, output, _) = await runner.RunAsync("database", "migrate");
        Assert.Equal((0, "The database is up to date."), (code, output.Trim()));
        (code, output, _) = await runner.RunAsync("database", "check");
        Assert.Equal(0, code);
        Assert.Contains("FTS5 is built in", output, StringComparison.Ordinal);
        Assert.DoesNotContain("FAIL", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("cannot be a slug", "Not a slug", "helpdesk", "UTC", "en")]
    [InlineData("There is no preset", "acme", "none", "UTC", "en")]
    [InlineData("is no time zone", "acme", "helpdesk", "Mars/Olympus", "en")]
    [InlineData("--language is 'xx'", "acme", "helpdesk", "UTC", "xx")]
    public async Task A_tenant_that_cannot_be_made_ends_with_2(string expected, string slug, string preset, string zone, string language)
    {
        var (code, _, error) = await runner.RunAsync(
            "tenant", "create", "--slug", slug, "--name", "A", "--preset", preset, "--admin", "a@b.test", "--time-zone", zone, "--language", language);
        Assert.Equal(2, code);
        Assert.Contains(expected, error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Mails_are_printed_a_line_each_and_an_unread_one_ends_with_1()
    {
        var folder = Directory.CreateDirectory(Path.Combine(runner.Folder, "mails")).FullName;
        await File.WriteAllTextAsync(Path.Combine(folder, "a.eml"), "Subject: Été\r\nFrom: a@b.test\r\n\r\nHi \"you\"", TestContext.Current.CancellationToken);

        var (code, output, _) = await runner.RunAsync("mail", "inspect", folder);
        Assert.Equal(0, code);
        var line = JsonDocument.Parse(Assert.Single(output.Split('\n', StringSplitOptions.RemoveEmptyEntries))).RootElement;
        Assert.Equal("a.eml", line.GetProperty("file").GetString());
        Assert.Equal("Été", line.GetProperty("subject").GetString());
        Assert.Equal("a@b.test", line.GetProperty("from").GetProperty("address").GetString());
        Assert.Equal("Hi \"you\"", line.GetProperty("replyText").GetString());

        (code, output, _) = await runner.RunAsync("mail", "inspect", Path.Combine(folder, "none.eml"), folder);
        Assert.Equal(1, code);
        Assert.Contains("\"error\":", output.Split('\n')[0], StringComparison.Ordinal);
    }
}
